using Overindex.Engine;
using Overindex.Engine.Snapshots;
using Overindex.Ingest.Building;
using Overindex.Ingest.Duck;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Parts;

/// <summary>Builds one shard into its place among the others; they need not know of each other.</summary>
internal sealed class PartRun(BuildRequest request, int shard, IProgress<PhaseProgress>? progress, CancellationToken cancellation)
{
    private readonly PartDirectory _parts = new(request.DataDirectory, request.Date, request.Shards);
    private readonly PhaseClock _clock = new(progress);

    internal ShardReport Run()
    {
        var temporary = _parts.NewTemporary();
        try
        {
            Directory.CreateDirectory(temporary);
            using var spill = new SpillDirectory(temporary);
            var settings = new DuckSettings
            {
                SearchDirectory = request.Config.Directory,
                SpillDirectory = spill.Path,
                Threads = request.Threads,
                MemoryBytes = new MemoryPlan(request.MemoryBytes).Duck,
            };
            using var duck = new DuckSession(settings, cancellation) { OnProgress = progress is null ? null : _clock.ReportPercentage };

            // Kept days belong to one build at a time, and hold everybody.
            var build = new BuildContext(request with { KeepDays = false }, duck, _clock, cancellation)
            {
                SpillDirectory = spill.Path,
                RejectsFile = _parts.RejectsFileOf(shard),
                Shard = new ShardChoice(shard, request.Shards) { IsPart = true },
            };
            return DuckErrors.Explain("The build failed", () =>
            {
                var described = Describe(build);
                return Find(described) ?? Write(build, described, temporary, spill);
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IngestException(
                $"Shard {shard} cannot be written to {_parts.Path}: {exception.Message} Free it, or choose another directory.", exception);
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }

    /// <summary>A shard that an earlier attempt has finished.</summary>
    private ShardReport? Find(PartManifest described)
    {
        if (!_parts.IsThere(shard))
        {
            return null;
        }

        _clock.Start("verifying the shard that is there");
        try
        {
            var (manifest, snapshot) = _parts.Open(shard, cancellation);
            using (snapshot)
            {
                _clock.Stop();
                return manifest.Differs(described) is null ? Report(manifest, snapshot.People, snapshot.EngagedPeople, snapshot.Bytes, true) : null;
            }
        }
        catch (SnapshotException)
        {
            // Damaged: to build it again is how it is mended.
            return null;
        }
    }

    private ShardReport Write(BuildContext build, PartManifest described, string temporary, SpillDirectory spill)
    {
        foreach (var kind in InputKind.All.Where(kind => build.Shard.Divides(kind) && !build.Shard.TakesNameless))
        {
            build.Rejects.HideUnsplit(kind);
        }

        var run = new BuildRun(build);
        var written = run.Write(PartDirectory.SnapshotOf(temporary), PartDirectory.RejectsOf(temporary));
        spill.Dispose();
        var manifest = described with
        {
            Rows = build.Shard.Rows,
            RowsDigest = build.Shard.Digest,
            ItemsDigest = run.ItemsDigest,
            Reports = run.Inputs(),
            Snapshot = FileChecksum.Of(written.ToJson()),
            Rejects = build.HasRejects ? FileChecksum.OfFiles([PartDirectory.RejectsOf(temporary)], cancellation)[0] : null,
        };
        var isThere = _parts.Keep(temporary, manifest, cancellation);
        return Report(manifest, written.People, written.EngagedPeople, written.Files.Sum(file => file.Bytes), isThere);
    }

    private PartManifest Describe(BuildContext build) => new()
    {
        Shard = shard,
        Shards = request.Shards,
        Date = request.Date,
        WindowDays = request.WindowDays,
        MinEngagements = request.Config.MinEngagements,
        Version = ProgramVersion.Text,
        Inputs = PartInput.Of(request.Config, build.Sources),
    };

    private ShardReport Report(PartManifest manifest, long people, long engagedPeople, long bytes, bool isThere) => new(
        shard,
        request.Shards,
        _parts.PathOf(shard),
        isThere,
        people,
        engagedPeople,
        bytes,
        manifest.Reports,
        _clock.Phases,
        manifest.Rejects is null ? null : _parts.RejectsFileOf(shard));
}
