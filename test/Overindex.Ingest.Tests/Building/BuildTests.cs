using Overindex.Engine;
using Overindex.Ingest.Tests.Platforms;

namespace Overindex.Ingest.Tests.Building;

public sealed class BuildTests
{
    [Fact]
    public async Task A_small_platform_is_built_as_counted_by_hand()
    {
        using var platform = new TestPlatform();

        var report = await platform.BuildAsync();

        // The last day's last second and the first day's first are in the window; 2026-10-01 is not.
        Assert.Equal((5, 4, 1), (report.Inputs[3].Read, report.Inputs[3].Used, report.Inputs[3].OutsideWindow));
        Assert.Equal((3, 2), (report.Published.People, report.Published.EngagedPeople));
        Assert.Equal((2, 3, 2), (report.Accounts, report.Interests, report.Categories));
        Assert.Equal(new AudienceSizes(0, 2, 0, 2, 1), report.Audiences);
        using var snapshot = new SnapshotStore(platform.Data).Open(report.Published.Id);
        var counter = new LocalAudienceCounter(snapshot);
        Assert.Equal(2, (await counter.CountAsync(Audience.Partner(AdAccountId.Parse("100"), AudienceType.ImpressionPlusEngagement))).People);
        Assert.Equal(1, (await counter.CountAsync(Audience.Partner(AdAccountId.Parse("100"), AudienceType.Engagement))).People);
        Assert.Equal(
            [new DemographicValue("gb", "United Kingdom"), new DemographicValue("us", "United States")], snapshot.Catalog.Values(Demographic.Country));
        Assert.Equal(
            [new DemographicValue("female", "Female"), new DemographicValue("male", "Male")], snapshot.Catalog.Values(Demographic.Gender));
        Assert.Equal([new DemographicValue("501", "501")], snapshot.Catalog.Values(Demographic.Metro));
    }

    [Fact]
    public async Task Countries_and_metros_take_their_names_from_inputs_when_given()
    {
        using var platform = new TestPlatform();
        platform.Write("names.csv", "key,name\nUS,the States\n501,New York\nGB,\n");
        platform.Config["countries"] = "\"names.csv\"";
        platform.Config["metros"] = "\"names.csv\"";

        var report = await platform.BuildAsync();

        using var snapshot = new SnapshotStore(platform.Data).Open(report.Published.Id);
        Assert.Equal(["United Kingdom", "the States"], snapshot.Catalog.Values(Demographic.Country).Select(value => value.Name));
        Assert.Equal(["New York"], snapshot.Catalog.Values(Demographic.Metro).Select(value => value.Name));
        Assert.Contains("countries,names.csv,3,name,,missing name", platform.Rejects());
    }

    [Theory]
    [InlineData("2026-11-01T00:30:00+01:00", true)]
    [InlineData("2026-10-31T23:30:00-01:00", false)]
    [InlineData("2026-10-31T23:59:59.999999Z", true)]
    [InlineData("2026-10-31 23:59", true)]
    [InlineData("2026-11-01T00:30+0100", true)]
    [InlineData("2026-10-31T23:59Z", true)]
    [InlineData("2026-11-01", false)]
    [InlineData("2026-10-02", true)]
    [InlineData("2026-10-02T00:00:00+00:01", false)]
    public async Task A_time_is_in_the_window_by_its_day_in_UTC(string time, bool isIn)
    {
        using var platform = new TestPlatform();
        platform.Write("interactions.csv", $"person_id,item_id,action,occurred_at\np1,i1,save,2026-10-15\np1,i1,save,{time}\n");

        var report = await platform.BuildAsync(maxRejects: 0);

        Assert.Equal(isIn ? (2, 0) : (1, 1), (report.Inputs[3].Used, report.Inputs[3].OutsideWindow));
    }

    [Fact]
    public async Task Devices_of_rejected_rows_and_of_rows_outside_the_window_are_no_values_and_cost_no_row()
    {
        using var platform = new TestPlatform();
        platform.Write("people.csv", "person_id,devices\np1,tv;iphone\np2,\n");
        platform.Write(
            "interactions.csv",
            "person_id,item_id,action,occurred_at,device\np1,i1,save,2026-10-15,web\np9,i1,save,2026-10-15,radio\np2,i1,save,2026-01-15,fridge\np2,i1,save,2026-10-15,\n");

        var report = await platform.BuildAsync();

        Assert.Equal((4, 2, 1), (report.Inputs[3].Read, report.Inputs[3].Used, report.Inputs[3].OutsideWindow));
        Assert.Equal(["interactions,interactions.csv,2,person_id,p9,unknown person"], platform.Rejects());
        using var snapshot = new SnapshotStore(platform.Data).Open(report.Published.Id);
        Assert.Equal(["iphone", "tv", "web"], snapshot.Catalog.Values(Demographic.Device).Select(value => value.Key));
        var counts = await new LocalAudienceCounter(snapshot).CountAsync(Audience.Baseline);
        Assert.Equal(2, counts.People);
        Assert.Equal([1, 1, 1], counts.Of(Demographic.Device).ToArray());
    }

    [Fact]
    public async Task Progress_names_every_phase_and_the_report_times_them()
    {
        using var platform = new TestPlatform();
        var seen = new List<PhaseProgress>();

        var report = await platform.BuildAsync(progress: new Recorder(seen.Add));

        Assert.Equal(report.Phases.Select(phase => phase.Phase), seen.Select(p => p.Phase).Distinct());
        Assert.All(seen, p => Assert.InRange(p.Fraction ?? 0, 0, 1));
        Assert.Contains(seen, p => p is { Phase: "reading interactions", Rows: 5, Fraction: 1 });
    }

    [Theory]
    [InlineData("reading interests")]
    [InlineData("reading people")]
    [InlineData("reading interactions")]
    [InlineData("publishing")]
    public async Task A_build_cancelled_in_any_phase_leaves_nothing_behind(string phase)
    {
        using var platform = new TestPlatform();
        RandomPlatform.Fill(platform, 3);
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => platform.BuildAsync(
            progress: new Recorder(p =>
            {
                if (p.Phase == phase)
                {
                    cancellation.Cancel();
                }
            }),
            cancellation: cancellation.Token));

        Assert.Empty(platform.Published());
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(platform.Data, "snapshots")));
        Assert.Equal(1, (await platform.BuildAsync()).Published.Id.Revision);
    }

    [Fact]
    public async Task A_second_build_at_the_same_time_is_refused()
    {
        using var platform = new TestPlatform();
        using var running = new SnapshotStore(platform.Data).LockForBuild();

        await Assert.ThrowsAsync<SnapshotException>(() => platform.BuildAsync());
    }

    private sealed class Recorder(Action<PhaseProgress> record) : IProgress<PhaseProgress>
    {
        public void Report(PhaseProgress value)
        {
            lock (this)
            {
                record(value);
            }
        }
    }
}
