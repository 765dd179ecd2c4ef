namespace Overindex.Engine.Figures;

/// <summary>How counts become figures: under the privacy rules, or exactly. The one place where the two differ.</summary>
internal sealed class FigureRules
{
    private readonly PrivacyRules? _privacy;

    internal FigureRules(PrivacyRules? privacy)
    {
        if (privacy is not null)
        {
            PrivacyRulesValidation.Validate(privacy);
        }

        _privacy = privacy;
    }

    internal bool SuppressesAudience(long people) => _privacy is not null && people < _privacy.MinimumAudience;

    /// <summary>Exactly asked, whatever somebody holds is listed.</summary>
    internal bool SuppressesCell(long people) => people < (_privacy?.MinimumCell ?? 1);

    internal decimal Ratio(long part, long whole)
    {
        var ratio = Fraction.Of(part, whole);
        return _privacy is null ? ratio.ToDecimal() : ratio.Round(_privacy.RatioDecimals);
    }

    internal decimal? Index(long part, long whole, long basePart, long baseWhole)
    {
        if (SuppressesCell(basePart))
        {
            return null;
        }

        var index = Fraction.Index(part, whole, basePart, baseWhole);
        return _privacy is null ? index.ToDecimal() : index.Round(_privacy.IndexDecimals);
    }

    internal (long Size, bool IsUpperBound) Size(long people)
    {
        if (_privacy is null)
        {
            return (people, false);
        }

        if (SuppressesAudience(people))
        {
            return (_privacy.SizeBoundaries[0], true);
        }

        var size = SizeRounding.RoundUp(people, _privacy);
        return (size, size != people);
    }
}
