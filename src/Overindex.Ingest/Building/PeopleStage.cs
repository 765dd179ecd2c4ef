using Overindex.Engine;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Building;

/// <summary>Reads people into the table <c>people</c>, in the order of their ids, and hands them to the builder.</summary>
internal sealed class PeopleStage(BuildContext build)
{
    private readonly InputSource _source = build.Sources[InputKind.People];

    internal bool HasDevices => _source.Has("devices");

    internal void Run()
    {
        build.Clock.Start("reading people");
        build.Read(_source, tally => new TableLoad(build, _source, [RejectRule.Missing("person_id"), RejectRule.Repeated("person_id", "person")])
        {
            Key = "person_id",
        }.Into("people_rows", tally));

        // VARCHAR compares by UTF-8 bytes: the order does not depend on the files.
        build.Duck.Execute(
            $"CREATE TEMP TABLE people AS SELECT CAST(row_number() OVER (ORDER BY person_id) - 1 AS INTEGER) AS ordinal, person_id, age, gender, "
            + $"{DemographicStage.CountryKey("country")} AS country, metro, devices FROM people_rows");
        build.Duck.Execute("DROP TABLE people_rows");
    }

    internal void Feed(SnapshotBuilder builder)
    {
        var columns = new[] { Demographic.Age, Demographic.Gender, Demographic.Country, Demographic.Metro }.Select(demographic => (
            Value: $"COALESCE({demographic}.position, -1)",
            Join: $"LEFT JOIN demographic_values {demographic} ON {demographic}.demographic = {(int)demographic} AND {demographic}.key = p.{demographic}"))
            .ToList();
        var mask = HasDevices ? "COALESCE(d.mask, CAST(0 AS UBIGINT))" : "CAST(0 AS UBIGINT)";
        var masks = HasDevices
            ? "LEFT JOIN (SELECT u.ordinal, bit_or(CAST(1 AS UBIGINT) << CAST(v.position AS UBIGINT)) AS mask "
                + "FROM (SELECT ordinal, unnest(devices) AS device FROM people) u "
                + $"JOIN demographic_values v ON v.demographic = {(int)Demographic.Device} AND v.key = u.device GROUP BY u.ordinal) d ON d.ordinal = p.ordinal"
            : "";
        build.Duck.Stream(
            $"SELECT p.person_id, {string.Join(", ", columns.Select(c => c.Value))}, {mask} FROM people p "
            + $"{string.Join(' ', columns.Select(c => c.Join))} {masks} ORDER BY p.ordinal",
            (in chunk) =>
            {
                var ids = chunk.Strings(0);
                var ages = chunk.Values<int>(1);
                var genders = chunk.Values<int>(2);
                var countries = chunk.Values<int>(3);
                var metros = chunk.Values<int>(4);
                var devices = chunk.Values<ulong>(5);
                for (var i = 0; i < chunk.Rows; i++)
                {
                    builder.AddPerson(ids[i], ages[i], genders[i], countries[i], metros[i], devices[i]);
                }
            });
    }
}
