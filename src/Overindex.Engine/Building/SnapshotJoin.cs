using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Building;

/// <summary>
/// Writes the snapshot whose shards are snapshots of one shard each, built one by one from the same input. They know only their own people: which values there
/// are, and which interests are the most widely held, shows when they are put together, so their rows are written anew; members stay as they are.
/// </summary>
internal sealed class SnapshotJoin(
    IReadOnlyList<Snapshot> parts, string directory, int threads, IProgress<double>? progress, CancellationToken cancellationToken)
{
    private const double RowsShare = 0.8;

    private readonly PlatformIndex _platform = new(JoinedDefinition.Of(parts));

    internal SnapshotManifest Write()
    {
        var joins = parts.Select(part => new ShardJoin(_platform, part)).ToArray();
        var holders = new long[_platform.Shape.Interests];
        foreach (var join in joins)
        {
            join.AddHolders(holders);
        }

        var order = _platform.RankInterests(position => holders[position]);
        new CatalogWriter(_platform, directory).Write(order, SumAudiences());
        WriteShards(joins, PlatformIndex.Invert(order));
        var manifest = ManifestWriter.Write(directory, CreateManifest, cancellationToken);
        progress?.Report(1);
        return manifest;
    }

    private long[] SumAudiences()
    {
        var sums = new long[2 * _platform.AccountOrder.Length];
        foreach (var accounts in parts.Select(part => part.Catalog.Accounts))
        {
            for (var account = 0; account < accounts.Count; account++)
            {
                var sizes = accounts[account];
                sums[2 * account] += sizes.Engaged;
                sums[(2 * account) + 1] += sizes.ImpressionsOnly;
            }
        }

        return sums;
    }

    private void WriteShards(ShardJoin[] joins, int[] interestOrdinals)
    {
        long done = 0;
        Parallelism.For(
            joins.Length,
            threads,
            shard => joins[shard].Write(
                Path.Combine(directory, SnapshotFiles.ShardDirectory(shard)),
                interestOrdinals,
                rows => progress?.Report(RowsShare * Interlocked.Add(ref done, rows) / Math.Max(1, parts.Sum(part => part.People))),
                cancellationToken),
            cancellationToken);
    }

    private SnapshotManifest CreateManifest(IReadOnlyList<ManifestFile> files) => new()
    {
        Format = SnapshotManifest.FormatVersion,
        GenerationDate = parts[0].Catalog.GenerationDate,
        WindowDays = parts[0].Catalog.WindowDays,
        MinEngagements = parts[0].MinEngagements,
        People = parts.Sum(part => part.People),
        EngagedPeople = parts.Sum(part => part.EngagedPeople),
        Accounts = _platform.AccountOrder.Length,
        Interests = _platform.Shape.Interests,
        ShardPeople = [.. parts.Select(part => part.People)],
        Files = files,
    };
}
