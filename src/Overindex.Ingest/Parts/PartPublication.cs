using Overindex.Engine;
using Overindex.Engine.Snapshots;
using Overindex.Ingest.Building;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Parts;

/// <summary>Verifies shards that were built one by one, and publishes them as one snapshot.</summary>
internal sealed class PartPublication(PublicationRequest request, IProgress<PhaseProgress>? progress, CancellationToken cancellation)
{
    private readonly PhaseClock _clock = new(progress);
    private readonly SnapshotStore _store = new(request.DataDirectory);

    internal BuildReport Run()
    {
        var parts = PartChoice.Choose(_store, request);
        using var buildLock = _store.LockForBuild();
        using var opened = new OpenedFiles();
        _clock.Start("verifying shards");
        var (manifests, snapshots) = Open(parts, opened);
        ThrowUnlessSame(parts, manifests);
        var inputs = PartReports.Sum(manifests);
        var rejects = new PartRejects(parts, manifests, Path.Combine(_store.DataDirectory, "rejects.csv"));
        rejects.Write(cancellation);
        ThrowUnlessGood(inputs, manifests[0], rejects.Path);
        _clock.Start("publishing");
        var threads = request.Threads > 0 ? request.Threads : Environment.ProcessorCount;
        var published = _store.PublishJoined(snapshots, threads, new Progress(_clock), cancellation);
        _clock.Start("measuring audiences");
        var audiences = BuildRun.Measure(_store, published.Id);
        _clock.Stop();
        var catalog = snapshots[0].Catalog;
        var report = new BuildReport(
            published,
            inputs,
            catalog.Accounts.Count,
            catalog.Taxonomy.Interests.Count,
            catalog.Taxonomy.Categories.Count,
            audiences,
            _clock.Phases,
            rejects.Path);
        if (!request.KeepShards)
        {
            Remove(parts);
        }

        return report;
    }

    private static void Remove(PartDirectory parts)
    {
        try
        {
            Directory.Delete(parts.Path, recursive: true);
        }
        catch (IOException)
        {
            // Somebody builds a shard of it again at this moment. The snapshot is published, and that is what matters.
            return;
        }
    }

    private (List<PartManifest> Manifests, List<Snapshot> Snapshots) Open(PartDirectory parts, OpenedFiles opened)
    {
        var shards = Enumerable.Range(0, parts.Shards);
        ThrowIfAny(parts, [.. shards.Where(shard => !parts.IsThere(shard))], "not there", "");
        var (manifests, snapshots) = (new List<PartManifest>(), new List<Snapshot>());
        var (damaged, reasons) = (new List<int>(), new List<string>());
        foreach (var shard in shards)
        {
            try
            {
                var (manifest, snapshot) = parts.Open(shard, cancellation);
                manifests.Add(manifest);
                snapshots.Add(opened.Add(snapshot));
            }
            catch (SnapshotException exception)
            {
                damaged.Add(shard);
                reasons.Add(exception.Message);
            }

            _clock.Report((shard + 1.0) / parts.Shards);
        }

        ThrowIfAny(parts, damaged, "damaged", $" {reasons.FirstOrDefault()}");
        return (manifests, snapshots);
    }

    private static void ThrowUnlessSame(PartDirectory parts, List<PartManifest> manifests)
    {
        // What most shards say is taken to be right: whoever stands apart is named.
        var alike = new List<List<PartManifest>>();
        foreach (var manifest in manifests)
        {
            var same = alike.Find(group => DifferenceOf(manifest, group[0]) is null);
            if (same is null)
            {
                alike.Add([manifest]);
            }
            else
            {
                same.Add(manifest);
            }
        }

        var usual = alike.MaxBy(group => group.Count)![0];
        var others = manifests.Where(manifest => DifferenceOf(manifest, usual) is not null).ToList();
        ThrowIfAny(
            parts,
            others.ConvertAll(manifest => manifest.Shard),
            "built differently from the others",
            others.Count > 0 ? $" Shard {others[0].Shard} was built {DifferenceOf(others[0], usual)}." : "");
    }

    private static string? DifferenceOf(PartManifest manifest, PartManifest other) => manifest.Differs(other) ?? manifest.DiffersInRows(other);

    private void ThrowUnlessGood(IReadOnlyList<InputReport> inputs, PartManifest any, string? rejects)
    {
        var interactions = inputs.First(input => input.Name == InputKind.Interactions.Name);
        if (interactions is { Used: 0, OutsideWindow: > 0 })
        {
            throw new IngestException(
                $"interactions: no row is in the window {any.Date.AddDays(1 - any.WindowDays):yyyy-MM-dd} to {any.Date:yyyy-MM-dd}. "
                + "Choose a --date and --window that meet them, and build the shards again. Nothing is published.");
        }

        foreach (var input in inputs)
        {
            if (RejectLimit.Problem(input, request.MaxRejects) is { } problem)
            {
                throw new IngestException(
                    $"{problem} Nothing is published. See {rejects}, then correct the rows and build the shards again, or raise --max-rejects.");
            }
        }
    }

    private static void ThrowIfAny(PartDirectory parts, List<int> shards, string what, string reason)
    {
        if (shards.Count > 0)
        {
            throw new IngestException(
                $"{ShardNumbers.Subject(shards)} of {parts.Shards} {(shards.Count == 1 ? "is" : "are")} {what} in {parts.Path}.{reason} "
                + $"Run 'overindex build --date {parts.Date:yyyy-MM-dd} --shards {parts.Shards} --only {ShardNumbers.ToText(shards)}' "
                + "with the options of the others. Nothing is published.");
        }
    }

    private sealed class Progress(PhaseClock clock) : IProgress<double>
    {
        public void Report(double value) => clock.Report(value);
    }
}
