using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Building;

/// <summary>Writes a whole snapshot into an empty directory: two passes over the people, then checksums and the manifest.</summary>
internal sealed class SnapshotWriter(SnapshotBuilder builder, string directory, IProgress<double>? progress, CancellationToken cancellationToken)
{
    private const double FirstPassShare = 0.35;
    private const double SecondPassShare = 0.45;

    private readonly PlatformIndex _platform = builder.Platform;

    internal SnapshotManifest Write()
    {
        builder.Complete();
        var plan = new SectionPlan(builder, builder.Interactions.Buckets, builder.Interactions.Shift, builder.Options.Threads);
        var pass = new PersonPass(builder, plan, cancellationToken);
        pass.Run(section => new Tallying(section), done => progress?.Report(FirstPassShare * done));
        var sections = plan.All.ToArray();
        var order = _platform.RankInterests(position => sections.Sum(section => section.HoldersOf(position)));
        new CatalogWriter(_platform, directory).Write(order, SumAudiences(sections));
        WriteShards(pass, sections, PlatformIndex.Invert(order));
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

    private void WriteShards(PersonPass pass, Section[] sections, int[] interestOrdinals)
    {
        using var opened = new OpenedFiles();
        var shards = Enumerable.Range(0, builder.Options.Shards).Select(shard => opened.Add(new ShardFiles(
            _platform,
            interestOrdinals,
            Path.Combine(directory, SnapshotFiles.ShardDirectory(shard)),
            [.. sections.Where(section => section.Shard == shard)]))).ToArray();
        pass.Run(
            section => new Writing(new SectionWriter(shards[section.Shard], section)),
            done => progress?.Report(FirstPassShare + (SecondPassShare * done)));
        Parallelism.For(shards.Length, builder.Options.Threads, shard => shards[shard].Complete(), cancellationToken);
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

    private sealed class Tallying(Section section) : PersonPass.IPersonSink
    {
        public void Take(in PersonRecord person, PersonFacts facts) => section.Add(person, facts);

        public void Complete()
        {
            // A tally is complete as it stands.
        }
    }

    private sealed class Writing(SectionWriter writer) : PersonPass.IPersonSink
    {
        public void Take(in PersonRecord person, PersonFacts facts) => writer.Add(person, facts);

        public void Complete() => writer.Complete();
    }
}
