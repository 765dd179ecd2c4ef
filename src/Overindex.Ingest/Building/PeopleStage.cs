using Overindex.Engine;
using Overindex.Ingest.Duck;
using Overindex.Ingest.Inputs;
using Overindex.Ingest.Lookup;
using Overindex.Ingest.Parts;

namespace Overindex.Ingest.Building;

/// <summary>Reads people, and hands them to the builder in the order of their ids.</summary>
internal sealed class PeopleStage(BuildContext build)
{
    private readonly InputSource _source = build.Sources[InputKind.People];
    private long _elsewhere;

    /// <summary>The codes of the people's demographic values; interactions add their devices.</summary>
    internal DemographicCodes Codes { get; private set; } = new();

    internal PersonTable Run()
    {
        build.Clock.Start("reading people");
        PersonTable? table = null;
        build.Read(_source, tally =>
        {
            var (ids, rows) = new KeyedLoad<PersonRow>(
                build, _source, [RejectRule.Missing("person_id"), RejectRule.Repeated("person_id", "person")])
            {
                Key = "person_id",
                Columns = ["age", "gender", "country", "metro", "devices"],
                Collect = () =>
                {
                    Codes = new DemographicCodes();
                    _elsewhere = 0;
                    return () => new ChunkCollector<PersonRow>(new Collector(this, build.Shard).Collect);
                },
            }.Run(tally);
            tally.Elsewhere += Interlocked.Read(ref _elsewhere);
            table = new PersonTable(ids, rows);
        });
        return table!;
    }

    internal static void Feed(SnapshotBuilder builder, PersonTable people, IReadOnlyList<DemographicList> lists)
    {
        var (ages, genders, countries, metros) = (
            lists[(int)Demographic.Age], lists[(int)Demographic.Gender], lists[(int)Demographic.Country], lists[(int)Demographic.Metro]);
        var devices = lists[(int)Demographic.Device].Positions;
        builder.ReservePeople(people.Rows.Length);
        for (var person = 0; person < people.Rows.Length; person++)
        {
            ref readonly var row = ref people.Rows[person];
            builder.AddPerson(
                people.Ids[person],
                ages.PositionOf(row.Age),
                genders.PositionOf(row.Gender),
                countries.PositionOf(row.Country),
                metros.PositionOf(row.Metro),
                ToPositions(row.Devices, devices));
        }
    }

    private static ulong ToPositions(ulong codes, int[] positions)
    {
        ulong mask = 0;
        for (; codes != 0; codes &= codes - 1)
        {
            mask |= 1UL << positions[System.Numerics.BitOperations.TrailingZeroCount(codes)];
        }

        return mask;
    }

    private sealed class Collector(PeopleStage stage, ShardChoice shard)
    {
        private readonly bool[] _marks = new bool[IdTable.MaxBatch];
        private readonly RecentCodes[] _recent = [.. Enum.GetValues<Demographic>().Select(_ => new RecentCodes())];

        internal bool Collect(in Chunk chunk, IdCollector<PersonRow> target)
        {
            var malformed = chunk.Values<bool>(0);
            var ids = chunk.Strings(1);
            var ages = chunk.Strings(2);
            var genders = chunk.Strings(3);
            var countries = chunk.Strings(4);
            var metros = chunk.Strings(5);
            var devices = chunk.ListsOfTexts(6);
            var elsewhere = shard.Divide(malformed, ids, _marks).Elsewhere.Span;
            for (var i = 0; i < chunk.Rows; i++)
            {
                if (!elsewhere.IsEmpty && elsewhere[i])
                {
                    continue;
                }

                if (malformed[i] || !ids.IsValid(i))
                {
                    return false;
                }

                var row = new PersonRow
                {
                    Age = CodeOf(Demographic.Age, ages, i),
                    Gender = CodeOf(Demographic.Gender, genders, i),
                    Country = CodeOf(Demographic.Country, countries, i),
                    Metro = CodeOf(Demographic.Metro, metros, i),
                };
                var range = devices[i];
                for (var at = range.Start.Value; at < range.End.Value; at++)
                {
                    if (devices.Texts.IsValid(at) && !devices.Texts[at].IsEmpty)
                    {
                        row.Devices |= 1UL << stage.Codes.DeviceOf(devices.Texts, at, _recent[(int)Demographic.Device]);
                    }
                }

                target.Add(ids[i], row);
            }

            Interlocked.Add(ref stage._elsewhere, elsewhere.Count(true));
            return true;
        }

        private ushort CodeOf(Demographic demographic, Chunk.Texts texts, int row) =>
            stage.Codes.CodeOf(demographic, texts, row, _recent[(int)demographic]);
    }
}
