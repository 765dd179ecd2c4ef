using Overindex.Engine;
using Overindex.Engine.Building;
using Overindex.Engine.Snapshots;
using Overindex.Ingest.Inputs;
using Overindex.Ingest.Lookup;

namespace Overindex.Ingest.Building;

/// <summary>The stages of a build, in order.</summary>
internal sealed class BuildRun(BuildContext build)
{
    private const int ReportableAudience = 100;

    private readonly AccountStage _accounts = new(build);
    private readonly DemographicStage _demographics = new(build);
    private readonly PeopleStage _people = new(build);

    /// <summary>The items that were read, as one number: shards that are built one by one must have the same.</summary>
    internal string ItemsDigest { get; private set; } = "";

    internal BuildReport Run(SnapshotStore store)
    {
        var interests = ReadTables();
        using var builder = ReadPlatform(interests);
        build.WriteRejects();
        FinishReading();
        build.Clock.Start("publishing");
        var published = store.Publish(builder, new Progress(build.Clock), build.Cancellation);
        build.Clock.Start("measuring audiences");
        var audiences = Measure(store, published.Id);
        build.Clock.Stop();
        return new BuildReport(
            published,
            Inputs(),
            _accounts.List().Count,
            interests.Count,
            interests.Count(interest => interest.Parent is null),
            audiences,
            build.Clock.Phases,
            build.HasRejects ? build.RejectsFile : null);
    }

    /// <summary>Writes the snapshot of one shard's people into a directory, and publishes nothing.</summary>
    internal SnapshotManifest Write(string directory, string rejectsTable)
    {
        using var builder = ReadPlatform(ReadTables());
        build.WriteRejects();
        if (build.HasRejects)
        {
            build.Rejects.Keep(rejectsTable);
        }

        FinishReading();
        build.Clock.Start("writing the shard");
        Directory.CreateDirectory(directory);
        var manifest = new SnapshotWriter(builder, directory, new Progress(build.Clock), build.Cancellation).Write();
        build.Clock.Stop();
        return manifest;
    }

    internal IReadOnlyList<InputReport> Inputs() =>
        [.. build.Tallies.OrderBy(tally => InputKind.All.TakeWhile(kind => kind.Name != tally.Name).Count()).Select(tally => tally.ToReport())];

    /// <summary>What was needed for reading only makes room for the arrays of the snapshot.</summary>
    private void FinishReading()
    {
        build.Duck.Dispose();
        build.Memory.Relieve();
    }

    private IReadOnlyList<Interest> ReadTables()
    {
        var interests = new InterestStage(build).Run();
        if (_accounts.HasInput)
        {
            _accounts.ReadInput();
        }

        _demographics.ReadNames();
        return interests;
    }

    private SnapshotBuilder ReadPlatform(IReadOnlyList<Interest> interests)
    {
        var interestCodes = new TextCodes(interests.Select(interest => interest.Id.ToString()));
        using var people = _people.Run();
        var itemStage = new ItemStage(build, _accounts, interestCodes);
        using var items = itemStage.Run();
        if (build.Shard.IsPart)
        {
            ItemsDigest = items.Digest();
        }

        build.Memory.Relieve();
        var interactions = new InteractionStage(build).Run(people, items, _people.Codes);
        var lists = Enum.GetValues<Demographic>().Select(demographic => _demographics.List(demographic, _people.Codes)).ToList();
        var builder = CreateBuilder(interests, [.. lists.Select(list => list.Values)], interactions);
        try
        {
            PeopleStage.Feed(builder, people, lists);
            itemStage.Feed(builder, items);
            if (build.Sources.ContainsKey(InputKind.PersonInterests))
            {
                new PersonInterestStage(build).Run(builder, people, interestCodes);
            }

            return builder;
        }
        catch
        {
            builder.Dispose();
            throw;
        }
    }

    private SnapshotBuilder CreateBuilder(
        IReadOnlyList<Interest> interests, IReadOnlyList<IReadOnlyList<DemographicValue>> demographics, InteractionLog interactions) => new(
        new SnapshotBuilderOptions
        {
            GenerationDate = build.Request.Date,
            WindowDays = build.Request.WindowDays,
            Shards = build.Shard.IsPart ? 1 : build.Request.Shards,
            MinEngagements = build.Request.Config.MinEngagements,
            Threads = build.Threads,
        },
        new PlatformDefinition(interests, _accounts.List(), demographics),
        interactions);

    internal static AudienceSizes Measure(SnapshotStore store, SnapshotId id)
    {
        using var snapshot = store.Open(id, SnapshotVerification.Lengths);
        var accounts = snapshot.Catalog.Accounts;
        var sizes = new long[accounts.Count];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = accounts[i].AudienceSize(AudienceType.ImpressionPlusEngagement);
        }

        Array.Sort(sizes);
        var empty = sizes.Count(size => size == 0);
        var small = sizes.Count(size => size is > 0 and < ReportableAudience);
        return new AudienceSizes(
            empty,
            small,
            sizes.Length - empty - small,
            sizes.LastOrDefault(),
            empty < sizes.Length ? sizes[empty + ((sizes.Length - empty - 1) / 2)] : 0);
    }

    private sealed class Progress(PhaseClock clock) : IProgress<double>
    {
        public void Report(double value) => clock.Report(value);
    }
}
