using Overindex.Engine;
using Overindex.Ingest;

namespace Overindex.Cli.Verbs.Demo;

/// <summary>What a demo directory holds. Written last, so that its presence says that everything else is complete.</summary>
internal sealed record DemoStamp(
    int Version,
    int People,
    int Seed,
    string Snapshot,
    DateOnly Date,
    string ConfigPath,
    string AccountId,
    string AccountName,
    string InterestId,
    string InterestName,
    double ExpectedIndex)
{
    // To be raised when the made-up platform or the snapshot format changes, so that old demos are made anew.
    internal const int CurrentVersion = 1;

    internal static DemoStamp From(int people, int seed, SnapshotId snapshot, SyntheticReport platform)
    {
        var taste = platform.Planted[0];
        return new(
            CurrentVersion,
            people,
            seed,
            snapshot.ToString(),
            platform.GenerationDate,
            platform.ConfigPath,
            taste.AccountId,
            taste.AccountName,
            taste.InterestId,
            taste.InterestName,
            taste.ExpectedIndex);
    }

    internal bool Fits(int people, int seed, SnapshotId? newest) =>
        (Version, People, Seed, Snapshot) == (CurrentVersion, people, seed, newest?.ToString());
}
