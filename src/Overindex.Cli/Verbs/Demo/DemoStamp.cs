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
    string InterestName,
    string CategoryId,
    string CategoryName,
    double ExpectedIndex)
{
    // To be raised when the made-up platform or the snapshot format changes, so that old demos are made anew.
    internal const int CurrentVersion = 2;

    internal static DemoStamp From(int people, int seed, SnapshotId snapshot, Taxonomy taxonomy, SyntheticReport platform)
    {
        var taste = platform.Planted[0];
        var category = CategoryOf(taxonomy, InterestId.Parse(taste.InterestId));
        return new(
            CurrentVersion,
            people,
            seed,
            snapshot.ToString(),
            platform.GenerationDate,
            platform.ConfigPath,
            taste.AccountId,
            taste.AccountName,
            taste.InterestName,
            category.Id.ToString(),
            category.Name,
            taste.ExpectedIndex);
    }

    private static Interest CategoryOf(Taxonomy taxonomy, InterestId id)
    {
        while (true)
        {
            taxonomy.TryGetOrdinal(id, out var ordinal);
            var interest = taxonomy.Interests[ordinal];
            if (interest.Parent is not { } parent)
            {
                return interest;
            }

            id = parent;
        }
    }

    internal bool Fits(int people, int seed, SnapshotId? newest) =>
        (Version, People, Seed, Snapshot) == (CurrentVersion, people, seed, newest?.ToString());
}
