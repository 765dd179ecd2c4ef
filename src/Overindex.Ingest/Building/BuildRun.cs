using Overindex.Engine;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Building;

/// <summary>The stages of a build, in order.</summary>
internal sealed class BuildRun(BuildContext build)
{
    private const int ReportableAudience = 100;

    private readonly AccountStage _accounts = new(build);
    private readonly DemographicStage _demographics = new(build);
    private readonly PeopleStage _people = new(build);
    private readonly InteractionStage _interactions = new(build);

    internal BuildReport Run(SnapshotStore store)
    {
        var interests = new InterestStage(build).Run();
        if (_accounts.HasInput)
        {
            _accounts.ReadInput();
        }

        _demographics.ReadNames();
        _people.Run();
        var items = new ItemStage(build, _accounts);
        items.Run();
        var builder = Feed(interests, items);
        if (build.Sources.ContainsKey(InputKind.PersonInterests))
        {
            new PersonInterestStage(build).Run(builder);
        }

        build.WriteRejects();
        build.Clock.Start("publishing");
        var published = store.Publish(builder, new Progress(build.Clock), build.Cancellation);
        build.Clock.Start("measuring audiences");
        var audiences = Measure(store, published.Id);
        build.Clock.Stop();
        return new BuildReport(
            published,
            [.. build.Tallies.OrderBy(tally => InputKind.All.TakeWhile(kind => kind.Name != tally.Name).Count()).Select(tally => tally.ToReport())],
            _accounts.List().Count,
            interests.Count,
            interests.Count(interest => interest.Parent is null),
            audiences,
            build.Clock.Phases,
            build.HasRejects ? build.RejectsFile : null);
    }

    // The builder wants the list of devices first, but which of them count is known only when the last interaction is read: where a device
    // occurs in rejected rows only, everything is fed once more without it.
    private SnapshotBuilder Feed(IReadOnlyList<Interest> interests, ItemStage items)
    {
        SnapshotBuilder? builder = null;
        var devices = _interactions.HasDevices ? _interactions.FindDevices() : [];
        build.Clock.Start("reading interactions");
        build.Read(build.Sources[InputKind.Interactions], tally =>
        {
            while (builder is null)
            {
                var demographics = _demographics.List(devices);
                builder = CreateBuilder(interests, demographics);
                _people.Feed(builder);
                items.Feed(builder);
                var listed = demographics[(int)Demographic.Device];
                var inUse = _demographics.DevicesInUse(listed, _interactions.Run(builder, tally));
                if (inUse.Count < listed.Count)
                {
                    devices = inUse;
                    builder = null;
                }
            }

            _interactions.RequireSome(tally);
        });
        return builder!;
    }

    private SnapshotBuilder CreateBuilder(IReadOnlyList<Interest> interests, IReadOnlyList<IReadOnlyList<DemographicValue>> demographics) => new(
        new SnapshotBuilderOptions
        {
            GenerationDate = build.Request.Date,
            WindowDays = build.Request.WindowDays,
            Shards = build.Request.Shards,
            MinEngagements = build.Request.Config.MinEngagements,
        },
        new PlatformDefinition(interests, _accounts.List(), demographics));

    private static AudienceSizes Measure(SnapshotStore store, SnapshotId id)
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
