using System.Globalization;
using Overindex.Contracts;

namespace Overindex.Reports;

/// <summary>A demographic of an audience, each value beside everybody's, and what no value accounts for.</summary>
/// <param name="Section">Its name in the JSON, such as <c>ages</c>.</param>
/// <param name="Title">Its name for people, such as <c>Age</c>.</param>
/// <param name="Overlaps">Whether a person may have several values, as with devices: then shares do not add up, and nothing is unknown.</param>
/// <param name="Rows">Values in the audience's order, then what only everybody has.</param>
/// <param name="Unknown">The part of the audience without a published value, 0 to 1; nothing where values overlap.</param>
/// <param name="BaselineUnknown">The same of everybody; nothing where there is no answer about everybody.</param>
public sealed record DemographicGroup(
    string Section, string Title, bool Overlaps, IReadOnlyList<DemographicRow> Rows, double? Unknown, double? BaselineUnknown)
{
    // Published shares are rounded: a remainder this small is no more than that.
    private const int Decimals = 4;

    /// <summary>Age, gender, device, country and metro, without those that neither answer speaks of.</summary>
    /// <param name="audience">The answer about the audience.</param>
    /// <param name="baseline">The answer about everybody, or about the audience to set beside; nothing to leave it out.</param>
    /// <returns>The groups, in the order people read them.</returns>
    public static IReadOnlyList<DemographicGroup> Of(AudienceInsightsResponse audience, AudienceInsightsResponse? baseline)
    {
        ArgumentNullException.ThrowIfNull(audience);
        var (mine, other) = (audience.Demographics ?? new(), baseline?.Demographics ?? new());
        IEnumerable<DemographicGroup> groups =
        [
            Group("ages", "Age", false, mine.Ages, other.Ages),
            Group("genders", "Gender", false, mine.Genders, other.Genders),
            Group("devices", "Device", true, mine.Devices, other.Devices),
            Group("countries", "Country", false, mine.Countries, other.Countries),
            Group("metros", "Metro", false, mine.Metros, other.Metros),
        ];
        return [.. groups.Where(group => group.Rows.Count > 0)];
    }

    /// <summary>The rows as a chart lists them: ages from the youngest, everything else in the audience's order.</summary>
    /// <returns>The group with its rows in that order.</returns>
    public DemographicGroup InReadingOrder() => Section == "ages"
        ? this with { Rows = [.. Rows.OrderBy(row => Youngest(row.Key)).ThenBy(row => row.Key, StringComparer.Ordinal)] }
        : this;

    // Keys such as 18-24 and 65+; what does not begin with a number comes last.
    private static int Youngest(string key) =>
        int.TryParse(string.Concat(key.TakeWhile(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var years) ? years : int.MaxValue;

    private static DemographicGroup Group(
        string section, string title, bool overlaps, IReadOnlyList<AudienceDemographicValue>? mine, IReadOnlyList<AudienceDemographicValue>? other)
    {
        var others = (other ?? []).DistinctBy(Key).ToDictionary(Key, StringComparer.Ordinal);
        var rows = (mine ?? []).DistinctBy(Key)
            .Select(value => new DemographicRow(Key(value), value.Name ?? Key(value), value.Ratio, others.GetValueOrDefault(Key(value))?.Ratio))
            .ToList();
        var known = rows.Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        rows.AddRange(others.Values.Where(value => !known.Contains(Key(value)))
            .OrderByDescending(value => value.Ratio)
            .Select(value => new DemographicRow(Key(value), value.Name ?? Key(value), null, value.Ratio)));
        return new(section, title, overlaps, rows, overlaps ? null : Rest(mine), overlaps ? null : Rest(other));
    }

    private static double? Rest(IReadOnlyList<AudienceDemographicValue>? values) =>
        values is null or [] ? null : Math.Max(0, Math.Round(1 - values.Sum(value => value.Ratio ?? 0), Decimals));

    private static string Key(AudienceDemographicValue value) => value.Key ?? value.Name ?? "";
}

/// <summary>A demographic value in two audiences.</summary>
/// <param name="Key">Its key, such as <c>us</c>.</param>
/// <param name="Name">Its name, such as <c>United States</c>.</param>
/// <param name="Ratio">Its share of the audience, 0 to 1; nothing where the answer leaves it out.</param>
/// <param name="Baseline">Its share of everybody, 0 to 1; nothing where that answer leaves it out.</param>
public sealed record DemographicRow(string Key, string Name, double? Ratio, double? Baseline);
