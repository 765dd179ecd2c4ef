using Overindex.Engine;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Building;

/// <summary>Makes the lists of demographic values, with their names, from the codes that the inputs were given.</summary>
internal sealed class DemographicStage(BuildContext build)
{
    private readonly Dictionary<Demographic, IReadOnlyDictionary<string, string>> _names = new()
    {
        [Demographic.Age] = new Dictionary<string, string>(),
        [Demographic.Gender] = KnownNames.Genders,
        [Demographic.Device] = KnownNames.Devices,
        [Demographic.Country] = KnownNames.Countries,
        [Demographic.Metro] = new Dictionary<string, string>(),
    };

    internal void ReadNames()
    {
        ReadNames(InputKind.Countries, Demographic.Country, "CASE WHEN regexp_full_match(key, '[A-Za-z]{2}') THEN lower(key) ELSE key END");
        ReadNames(InputKind.Metros, Demographic.Metro, "key");
    }

    /// <summary>The values of a demographic, and the position of each code's value among them.</summary>
    internal DemographicList List(Demographic demographic, DemographicCodes codes)
    {
        var keys = codes.Texts(demographic).Select(text => demographic == Demographic.Country ? CountryKey(text) : text).ToList();
        var values = keys.Distinct().Order(StringComparer.Ordinal)
            .Select(key => new DemographicValue(key, _names[demographic].GetValueOrDefault(key, key))).ToList();
        var positions = values.Select((value, position) => (value.Key, position)).ToDictionary(x => x.Key, x => x.position);
        return new DemographicList(values, [.. keys.Select(key => positions[key])]);
    }

    /// <summary>Two letters are an ISO 3166 code, whatever their case.</summary>
    private static string CountryKey(string text) => text.Length == 2 && text.All(char.IsAsciiLetter) ? text.ToLowerInvariant() : text;

    private void ReadNames(InputKind kind, Demographic demographic, string key)
    {
        if (!build.Sources.TryGetValue(kind, out var source))
        {
            return;
        }

        build.Clock.Start($"reading {kind.Name}");
        var table = kind.Name + "_names";
        build.Read(source, tally => new TableLoad(build, source, [RejectRule.Missing("key"), RejectRule.Repeated("key", "key"), RejectRule.Missing("name")])
        {
            Key = "key",
            Extend = rows => $"SELECT * REPLACE ({key} AS key) FROM {rows} r",
        }.Into(table, tally));
        var names = new Dictionary<string, string>(_names[demographic]);
        foreach (var row in build.Duck.Rows($"SELECT key, name FROM {table}"))
        {
            names[(string)row[0]!] = (string)row[1]!;
        }

        _names[demographic] = names;
    }
}

/// <summary>The values of a demographic in a snapshot.</summary>
/// <param name="Values">Sorted by key, ordinal.</param>
/// <param name="Positions">By code, the position of the value.</param>
internal sealed record DemographicList(IReadOnlyList<DemographicValue> Values, int[] Positions)
{
    /// <summary>The position of a code plus 1, or -1 for 0.</summary>
    internal int PositionOf(ushort codePlusOne) => codePlusOne == 0 ? -1 : Positions[codePlusOne - 1];
}
