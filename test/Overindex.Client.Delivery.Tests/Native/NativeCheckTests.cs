using Overindex.Client.Delivery.Tests.Running;

namespace Overindex.Client.Delivery.Tests.Native;

/// <summary>The client in a program compiled ahead of time, warnings being errors, against a real server.</summary>
[Collection<BuildingCollection>]
public sealed class NativeCheckTests(DemoServer demo)
{
    private static readonly string Program = Tree.Combine("artifacts", "native", "NativeCheck");

    [Fact]
    public async Task A_native_program_gets_from_every_operation_what_the_server_says()
    {
        await PublishAsync();

        var said = (await RunAsync(Program)).Ok();

        Assert.Equal(await ExpectedAsync(), said.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task A_native_program_that_keeps_unknown_properties_says_the_same_as_a_managed_one()
    {
        await PublishAsync();

        var native = (await RunAsync(Program, ("AudienceInsights__KeepUnknownProperties", "true"))).Ok();
        var managed = (await RunAsync(Tree.Sample("NativeCheck"), ("AudienceInsights__KeepUnknownProperties", "true"))).Ok();

        Assert.Equal(managed, native);
        Assert.Equal(await ExpectedAsync(), native.TrimEnd('\n').Split('\n'));
    }

    // test.sh has published it already; by hand it is published when something changed.
    private static async Task PublishAsync()
    {
        if (Tree.IsFresh(Program, "src/Overindex.Contracts", "src/Overindex.Client", "src/Overindex.Client.Extensions", "samples/NativeCheck"))
        {
            return;
        }

        var ended = await RunningProgram.RunAsync(
            "dotnet",
            ["publish", "samples/NativeCheck", "-c", "Release", "--use-current-runtime", "-o", "artifacts/native", "--disable-build-servers"],
            Tree.Root);
        Assert.DoesNotContain("warning", ended.Ok(), StringComparison.OrdinalIgnoreCase);
    }

    private Task<Ended> RunAsync(string program, params (string Name, string Value)[] environment) => RunningProgram.RunAsync(
        program,
        [demo.AdAccountId, demo.InterestId],
        Tree.Root,
        [("AudienceInsights__BaseAddress", demo.Address), ("AudienceInsights__AccessToken", demo.Token), .. environment]);

    private async Task<List<string>> ExpectedAsync()
    {
        var account = $"/ad_accounts/{demo.AdAccountId}";
        List<string> lines =
        [
            await demo.GetAsync($"{account}/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE"),
            await demo.GetAsync($"{account}/audience_insights?audience_insight_type=PINTEREST_TOTAL_AUDIENCE"),
            await demo.GetAsync($"{account}/insights/audiences"),
            await demo.GetAsync($"{account}/insights/audiences/PARTNER/IMPRESSION_PLUS_ENGAGEMENT/{demo.InterestId}"),
        ];
        for (string? query = ""; query is not null;)
        {
            var page = await demo.GetJsonAsync("/ad_accounts" + query);
            lines.Add(await demo.GetAsync("/ad_accounts" + query));
            query = page["bookmark"] is { } bookmark ? "?bookmark=" + Uri.EscapeDataString((string)bookmark!) : null;
        }

        var interest = await demo.GetJsonAsync($"/resources/targeting/interests/{demo.InterestId}");
        foreach (var id in interest["child_interests"]!.AsArray().Select(child => (string)child!).Prepend(demo.InterestId))
        {
            lines.Add(await demo.GetAsync($"/resources/targeting/interests/{id}"));
        }

        lines.Add("403 29");
        return lines;
    }
}
