using System.Runtime.InteropServices;
using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Building;

/// <summary>
/// Writes a whole snapshot into an empty directory: a pass over the people that works out what is to be known, a pass that writes it, once it is known which
/// interests are the most widely held and how large audiences are; then checksums and the manifest.
/// </summary>
internal sealed class SnapshotWriter(SnapshotBuilder builder, string directory, IProgress<double>? progress, CancellationToken cancellationToken)
{
    private const double FirstPassShare = 0.6;
    private const double SecondPassShare = 0.25;

    private readonly PlatformIndex _platform = builder.Platform;

    internal SnapshotManifest Write()
    {
        builder.Complete();
        var plan = new SectionPlan(builder, builder.Interactions.Buckets, builder.Interactions.Shift, builder.Options.Threads);
        new PersonPass(builder, plan, cancellationToken).Run(done => progress?.Report(FirstPassShare * done));
        var sections = plan.All.ToArray();
        var order = _platform.RankInterests(position => sections.Sum(section => section.HoldersOf(position)));
        new CatalogWriter(_platform, directory).Write(order, SumAudiences(sections));
        WriteShards(sections, PlatformIndex.Invert(order));
        var manifest = ManifestWriter.Write(directory, files => CreateManifest(sections, files), cancellationToken);
        progress?.Report(1);
        return manifest;
    }

    private long[] SumAudiences(Section[] sections)
    {
        var sums = new long[2 * _platform.AccountOrder.Length];
        foreach (var section in sections)
        {
            for (var audience = 0; audience < sums.Length; audience++)
            {
                sums[audience] += section.Audiences[audience];
            }
        }

        return sums;
    }

    private void WriteShards(Section[] sections, int[] interestOrdinals)
    {
        using var opened = new OpenedFiles();
        var shards = Enumerable.Range(0, builder.Options.Shards).Select(shard => opened.Add(new ShardFiles(
            _platform,
            interestOrdinals,
            Path.Combine(directory, SnapshotFiles.ShardDirectory(shard)),
            [.. sections.Where(section => section.Shard == shard)]))).ToArray();
        var done = 0;
        Parallelism.For(
            sections.Length,
            builder.Options.Threads,
            section =>
            {
                new SectionWriter(shards[sections[section].Shard], sections[section]).Write(CollectionsMarshal.AsSpan(builder.People));
                progress?.Report(FirstPassShare + (SecondPassShare * Interlocked.Increment(ref done) / sections.Length));
            },
            cancellationToken);
        Parallelism.For(shards.Length, builder.Options.Threads, shard => shards[shard].Complete(builder.Options.Threads, cancellationToken), cancellationToken);
    }

    private SnapshotManifest CreateManifest(Section[] sections, IReadOnlyList<ManifestFile> files)
    {
        var shardPeople = new long[builder.Options.Shards];
        foreach (var section in sections)
        {
            shardPeople[section.Shard] += section.People;
        }

        return new SnapshotManifest
        {
            Format = SnapshotManifest.FormatVersion,
            GenerationDate = builder.Options.GenerationDate,
            WindowDays = builder.Options.WindowDays,
            MinEngagements = builder.Options.MinEngagements,
            People = sections.Sum(section => section.People),
            EngagedPeople = sections.Sum(section => section.Engaged.People),
            Accounts = _platform.AccountOrder.Length,
            Interests = _platform.Shape.Interests,
            ShardPeople = shardPeople,
            Files = files,
        };
    }
}
