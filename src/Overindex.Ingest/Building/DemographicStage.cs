using Overindex.Engine;
using Overindex.Ingest.Duck;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Building;

/// <summary>Finds the values of each demographic and their names; keeps them as the table <c>demographic_values</c> (demographic, key, position).</summary>
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

    private List<string> _peoplesDevices = [];

    /// <summary>SQL for a country's key: two letters are an ISO 3166 code, whatever their case.</summary>
    internal static string CountryKey(string column) =>
        $"CASE WHEN regexp_full_match({column}, '[A-Za-z]{{2}}') THEN lower({column}) ELSE {column} END";

    internal void ReadNames()
    {
        ReadNames(InputKind.Countries, Demographic.Country, CountryKey("key"));
        ReadNames(InputKind.Metros, Demographic.Metro, "key");
    }

    /// <summary>Makes the lists from people and from the devices of interactions.</summary>
    internal List<IReadOnlyList<DemographicValue>> List(IEnumerable<string> interactionDevices)
    {
        _peoplesDevices = build.Duck.Texts("SELECT DISTINCT device FROM (SELECT unnest(devices) AS device FROM people) WHERE device <> ''");
        build.Duck.Execute("CREATE OR REPLACE TEMP TABLE demographic_values (demographic INTEGER, key VARCHAR, position INTEGER)");
        return [.. Enum.GetValues<Demographic>().Select(demographic => Values(demographic, demographic == Demographic.Device
            ? _peoplesDevices.Union(interactionDevices)
            : build.Duck.Texts($"SELECT DISTINCT {demographic} FROM people WHERE {demographic} IS NOT NULL")))];
    }

    /// <summary>The devices that are really in use, given a bit per position that interactions use.</summary>
    internal List<string> DevicesInUse(IReadOnlyList<DemographicValue> devices, ulong used) =>
        [.. devices.Select(value => value.Key).Where((key, position) => (used & (1UL << position)) != 0 || _peoplesDevices.Contains(key))];

    private List<DemographicValue> Values(Demographic demographic, IEnumerable<string> keys)
    {
        var values = keys.Order(StringComparer.Ordinal).Select(key => new DemographicValue(key, _names[demographic].GetValueOrDefault(key, key))).ToList();
        const int Batch = 1_000;
        foreach (var batch in values.Select((value, position) => $"({(int)demographic}, {Sql.Text(value.Key)}, {position})").Chunk(Batch))
        {
            build.Duck.Execute($"INSERT INTO demographic_values VALUES {string.Join(", ", batch)}");
        }

        return values;
    }

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
