using Overindex.Engine;
using Overindex.Ingest.Duck;
using Overindex.Ingest.Inputs;
using Overindex.Ingest.Lookup;
using Overindex.Ingest.Parts;

namespace Overindex.Ingest.Building;

/// <summary>Gives the builder the interests that the input says people hold.</summary>
internal sealed class PersonInterestStage(BuildContext build)
{
    internal void Run(SnapshotBuilder builder, PersonTable people, TextCodes interests)
    {
        build.Clock.Start("reading person interests");
        var source = build.Sources[InputKind.PersonInterests];
        var load = new StreamLoad(build, source, PersonInterestJudge.Rules)
        {
            Columns = ["person_id", "interest_id"],

            // The builder is not safe for concurrent use.
            Threads = 1,
        };
        build.Read(source, tally => load.Run(tally, () => new PersonInterestJudge(people, interests, builder, build.Shard)));
    }

    private sealed class PersonInterestJudge(PersonTable people, TextCodes interests, SnapshotBuilder builder, ShardChoice shard) : RowJudge
    {
        private const byte Malformed = 1;
        private const byte MissingPerson = 2;
        private const byte MissingInterest = 3;
        private const byte MalformedInterest = 4;
        private const byte UnknownPerson = 5;
        private const byte UnknownInterest = 6;

        private readonly LookupScratch _scratch = new();
        private readonly int[] _people = new int[IdTable.MaxBatch];
        private readonly int[] _interests = new int[IdTable.MaxBatch];
        private readonly bool[] _marks = new bool[IdTable.MaxBatch];

        /// <summary>In the order of the verdicts, from 2; 1 is the malformed row.</summary>
        internal static IReadOnlyList<RejectRule> Rules { get; } =
        [
            RejectRule.Missing("person_id"),
            RejectRule.Missing("interest_id"),
            RejectRule.NotAnId("interest_id"),
            new RejectRule("unknown person", "person_id", "", "person_id"),
            new RejectRule("unknown interest", "interest_id", "", "interest_id"),
        ];

        public override void Dispose()
        {
            // The builder is its owner's.
        }

        internal override void Judge(in Chunk chunk, Span<byte> verdicts)
        {
            var malformed = chunk.Values<bool>(0);
            var personIds = chunk.Strings(1);
            var interestIds = chunk.Strings(2);
            var elsewhere = shard.Divide(malformed, personIds, _marks).Elsewhere.Span;
            people.Ids.Find(personIds, _people.AsSpan(0, chunk.Rows), _scratch, elsewhere);
            for (var i = 0; i < verdicts.Length; i++)
            {
                _interests[i] = interestIds.IsValid(i) ? interests.Find(interestIds[i]) : -1;
                verdicts[i] = !elsewhere.IsEmpty && elsewhere[i] ? Elsewhere
                    : malformed[i] ? Malformed
                    : !personIds.IsValid(i) ? MissingPerson
                    : !interestIds.IsValid(i) ? MissingInterest
                    : !AccountStage.IsId(interestIds[i]) ? MalformedInterest
                    : _people[i] < 0 ? UnknownPerson
                    : _interests[i] < 0 ? UnknownInterest
                    : Good;
            }
        }

        internal override void Use(in Chunk chunk, ReadOnlySpan<byte> verdicts)
        {
            for (var i = 0; i < verdicts.Length; i++)
            {
                if (verdicts[i] == Good)
                {
                    builder.AddPersonInterest(_people[i], _interests[i]);
                }
            }
        }
    }
}
