using Overindex.Engine;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Building;

/// <summary>Gives the builder the interests that the input says people hold.</summary>
internal sealed class PersonInterestStage(BuildContext build)
{
    internal void Run(SnapshotBuilder builder)
    {
        build.Clock.Start("reading person interests");
        var source = build.Sources[InputKind.PersonInterests];
        var load = new StreamLoad(
            build,
            source,
            [
                RejectRule.Missing("person_id"),
                RejectRule.Missing("interest_id"),
                RejectRule.NotAnId("interest_id"),
                new RejectRule("unknown person", "person_id", "person IS NULL", "person_id"),
                new RejectRule("unknown interest", "interest_id", "interest IS NULL", "interest_id"),
            ])
        {
            Resolve = rows =>
                "SELECT r.*, p.ordinal AS person, i.position AS interest "
                + $"FROM {rows} r LEFT JOIN people p USING (person_id) LEFT JOIN interests i USING (interest_id)",
        };
        build.Read(source, tally => load.Run(tally, ["COALESCE(person, -1)", "COALESCE(interest, -1)"], (in chunk) =>
        {
            var verdicts = chunk.Values<byte>(0);
            var people = chunk.Values<int>(1);
            var interests = chunk.Values<int>(2);
            for (var i = 0; i < chunk.Rows; i++)
            {
                if (verdicts[i] == 0)
                {
                    builder.AddPersonInterest(people[i], interests[i]);
                }
            }
        }));
    }
}
