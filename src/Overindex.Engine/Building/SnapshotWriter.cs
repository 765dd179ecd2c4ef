using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Building;

/// <summary>Writes a whole snapshot into an empty directory: two passes over the people, then checksums and the manifest.</summary>
internal sealed class SnapshotWriter(SnapshotBuilder builder, string directory, IProgress<double>? progress, CancellationToken cancellationToken)
{
    private const int PeopleBetweenReports = 1 << 16;
    private const double FirstPassShare = 0.4;
    private const double SecondPassShare = 0.5;

    private readonly PlatformIndex _platform = builder.Platform;
    private readonly ShardTally[] _tallies = [.. Enumerable.Range(0, builder.Options.Shards)
        .Select(_ => new ShardTally(builder.Platform.AccountOrder.Length, builder.Platform.Shape.Interests))];

    internal SnapshotManifest Write()
    {
        builder.Group(cancellationToken);
        var facts = builder.CreateFacts();
        ForEachActivePerson(facts, 0, FirstPassShare, (person, _) => _tallies[builder.People[person].Shard].Add(facts));
        var order = RankInterests();
        WriteShards(facts, PlatformIndex.Invert(order));
        new CatalogWriter(_platform, directory).Write(order, _tallies);
        var manifest = CreateManifest();
        WriteManifest(manifest);
        progress?.Report(1);
        return manifest;
    }

    private void ForEachActivePerson(PersonFacts facts, double start, double share, Action<int, PersonFacts> action)
    {
        for (var person = 0; person < builder.People.Count; person++)
        {
            if (person % PeopleBetweenReports == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(start + (share * person / builder.People.Count));
            }

            facts.Read(person);
            if (facts.IsActive)
            {
                action(person, facts);
            }
        }
    }

    /// <summary>Positions of the interests from the most widely held to the least, ties by id.</summary>
    private int[] RankInterests() =>
        [.. Enumerable.Range(0, _platform.Shape.Interests)
            .OrderByDescending(position => _tallies.Sum(tally => tally.Holders[position]))
            .ThenBy(position => _platform.Definition.Interests[position].Id)];

    private void WriteShards(PersonFacts facts, int[] interestOrdinals)
    {
        using var opened = new OpenedFiles();
        var shards = _tallies.Select((tally, shard) => opened.Add(
            new ShardWriter(_platform, interestOrdinals, Path.Combine(directory, SnapshotFiles.ShardDirectory(shard)), tally))).ToArray();
        ForEachActivePerson(facts, FirstPassShare, SecondPassShare, (person, current) =>
        {
            var record = builder.People[person];
            shards[record.Shard].Add(record, current);
        });
        foreach (var shard in shards)
        {
            shard.Complete();
        }
    }

    private SnapshotManifest CreateManifest()
    {
        var paths = Directory.GetFiles(directory, "*", SearchOption.AllDirectories);
        Array.Sort(paths, StringComparer.Ordinal);
        var files = paths.Zip(FileChecksum.OfFiles(paths, cancellationToken), (path, checksum) => new ManifestFile(
            Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/'), new FileInfo(path).Length, checksum));
        return new SnapshotManifest
        {
            Format = SnapshotManifest.FormatVersion,
            GenerationDate = builder.Options.GenerationDate,
            WindowDays = builder.Options.WindowDays,
            MinEngagements = builder.Options.MinEngagements,
            People = _tallies.Sum(tally => tally.People),
            EngagedPeople = _tallies.Sum(tally => tally.Engaged),
            Accounts = _platform.AccountOrder.Length,
            Interests = _platform.Shape.Interests,
            ShardPeople = [.. _tallies.Select(tally => tally.People)],
            Files = [.. files],
        };
    }

    private void WriteManifest(SnapshotManifest manifest)
    {
        var json = manifest.ToJson();
        DurableFiles.Write(Path.Combine(directory, SnapshotManifest.FileName), json);
        DurableFiles.Write(Path.Combine(directory, SnapshotManifest.ChecksumFileName), System.Text.Encoding.ASCII.GetBytes(FileChecksum.Of(json)));
        foreach (var inner in Directory.GetDirectories(directory))
        {
            DurableFiles.FlushDirectory(inner);
        }

        DurableFiles.FlushDirectory(directory);
    }
}
