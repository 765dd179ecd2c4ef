using Overindex.Contracts;

namespace Overindex.Cli.Verbs.Insights;

/// <summary>Two answers, their figures joined: in the first one's order, then what only the second has, each in its group.</summary>
internal sealed class Comparison
{
    internal Comparison(AudienceInsightsResponse first, AudienceInsightsResponse second)
    {
        (First, Second) = (first, second);
        Rows = [.. Join(InsightsRow.Of(first), InsightsRow.Of(second))];
    }

    internal AudienceInsightsResponse First { get; }

    internal AudienceInsightsResponse Second { get; }

    internal IReadOnlyList<ComparedRow> Rows { get; }

    private static IEnumerable<ComparedRow> Join(IEnumerable<InsightsRow> first, IEnumerable<InsightsRow> second)
    {
        var ones = Groups(first);
        var others = Groups(second);
        foreach (var section in InsightsSections.Names)
        {
            foreach (var row in Pairs(ones, others, (section, null)))
            {
                yield return row;
                if (section == InsightsSections.Categories)
                {
                    foreach (var child in Pairs(ones, others, (InsightsSections.Subcategories, row.Row.Key)))
                    {
                        yield return child;
                    }
                }
            }
        }
    }

    private static IEnumerable<ComparedRow> Pairs(
        ILookup<(string, string?), InsightsRow> ones, ILookup<(string, string?), InsightsRow> others, (string, string?) group)
    {
        var otherByKey = others[group].DistinctBy(row => row.Key).ToDictionary(row => row.Key ?? "", StringComparer.Ordinal);
        foreach (var one in ones[group].DistinctBy(row => row.Key))
        {
            otherByKey.Remove(one.Key ?? "", out var other);
            yield return new(one, one, other);
        }

        foreach (var other in others[group].Where(row => otherByKey.ContainsValue(row)))
        {
            yield return new(other, null, other);
        }
    }

    private static ILookup<(string, string?), InsightsRow> Groups(IEnumerable<InsightsRow> rows) =>
        rows.ToLookup(row => (row.Section, row.ParentKey));
}

/// <summary>A figure of two answers; <paramref name="Row"/> names it, and one of the others may not be there.</summary>
internal sealed record ComparedRow(InsightsRow Row, InsightsRow? One, InsightsRow? Other)
{
    internal double? Difference => One?.Ratio - Other?.Ratio;
}
