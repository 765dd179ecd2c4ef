using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Overindex.Cluster.Tests.Support;
using Overindex.Identity.Tests.Support;

namespace Overindex.Cluster.Tests.Processes;

/// <summary>Each step of getting and using a token may come to another node.</summary>
public sealed partial class WholeClusterTests
{
    private const string Insights = $"/v5/ad_accounts/{WholeCluster.Account}/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE";

    [Fact]
    public async Task A_user_signs_in_consents_and_is_served_whichever_node_each_request_comes_to()
    {
        var (n1, n2) = (await whole.Cluster["n1"].AddressAsync, await whole.Cluster["n2"].AddressAsync);
        var (id, secret) = whole.App;

        using var browser = new Browser(new Uri(n1));
        var signIn = await browser.OpenAsync(
            $"/oauth/?client_id={id}&redirect_uri={Uri.EscapeDataString(WholeCluster.Callback)}&response_type=code&scope=ads:read&state=s");
        var signedIn = await browser.SubmitAsync(
            $"{n2}/oauth/sign-in",
            [.. signIn.Fields("/oauth/sign-in"), new("ovx_user", WholeCluster.User), new("ovx_password", WholeCluster.Password)]);
        Assert.True(signedIn.Status == HttpStatusCode.SeeOther, signedIn.Text);
        var consent = await browser.OpenAsync(signedIn.Location!.OriginalString);
        var sent = await browser.SubmitAsync($"{n2}/oauth/", [.. consent.Fields("/oauth/"), new("ovx_decision", "allow")]);
        Assert.True(sent.Status == HttpStatusCode.Redirect, sent.Text);

        var first = await TokensAsync(
            n1, id, secret, [new("grant_type", "authorization_code"), new("code", sent.Query["code"]), new("redirect_uri", WholeCluster.Callback)]);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(n2, first.Access, Insights));
        var second = await TokensAsync(n2, id, secret, [new("grant_type", "refresh_token"), new("refresh_token", first.Refresh)]);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(n1, second.Access, Insights));

        await whole.Registry.SwitchUserAsync(WholeCluster.User, disabled: true);
        foreach (var node in (string[])[n1, n2])
        {
            await Eventually.HoldsAsync(
                async () => await StatusAsync(node, second.Access, Insights) != HttpStatusCode.OK, () => $"{node} refuses a disabled user");
        }
    }

    private static async Task<(string Access, string Refresh)> TokensAsync(string node, string id, string secret, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var client = new HttpClient { BaseAddress = new Uri(node) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}")));
        using var answer = await client.PostAsync(new Uri("/v5/oauth/token", UriKind.Relative), new FormUrlEncodedContent(fields));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        using var tokens = JsonDocument.Parse(text);
        return (tokens.RootElement.GetProperty("access_token").GetString()!, tokens.RootElement.GetProperty("refresh_token").GetString()!);
    }
}
