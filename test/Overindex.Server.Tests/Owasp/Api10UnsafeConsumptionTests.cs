using System.Net;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Owasp;

/// <summary>What the server consumes are files; damaged snapshots: <c>Serving/DamagedSnapshotTests</c>.</summary>
public sealed class Api10UnsafeConsumptionTests
{
    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{\"version\":1,\"tokens\":null}")]
    [InlineData("{\"version\":9,\"tokens\":[]}")]
    [InlineData("{\"version\":1,\"tokens\":[{\"id\":\"x\"}]}")]
    public async Task Damaged_tokens_let_nobody_in_and_say_nothing_of_themselves(string content)
    {
        await using var server = await RunningServer.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(server.DataDirectory, "tokens.json"), content);
        await Eventually.HoldsAsync(
            async () => (await server.Client.GetAsync("/v5/ad_accounts")).StatusCode == HttpStatusCode.ServiceUnavailable, "the damaged file is seen");
        var message = await server.Client.ErrorAsync("/v5/ad_accounts", HttpStatusCode.ServiceUnavailable, 0);
        Assert.DoesNotContain(server.DataDirectory, message, StringComparison.Ordinal);
        using var ready = await server.Client.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
    }

    [Fact]
    public async Task Names_out_of_the_data_stay_text_in_JSON()
    {
        await using var server = await RunningServer.StartAsync();
        var interest = await server.Client.OkAsync($"/v5/resources/targeting/interests/{TestPlatform.Cats}");
        Assert.Equal("Кошки 猫 \"<&>\"", interest.GetProperty("name").GetString());
    }
}
