using Overindex.Engine;
using Overindex.Identity.Tests.Support;

namespace Overindex.Identity.Tests.Tenants;

/// <summary>Generated users, apps, grants and consents: every token against every ad account, compared with sets worked out by hand beside them.</summary>
public sealed class TenantMatrixTests(SharedTenants shared) : IClassFixture<SharedTenants>
{
    private static readonly AdAccountId[] Existing = [TestPlatform.Big, TestPlatform.Small, TestPlatform.Idle];
    private static readonly AdAccountId[] All = [.. Existing, AdAccountId.Parse("42")];

    private static readonly string[] Operations =
        ["audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE", "insights/audiences", $"insights/audiences/PARTNER/ENGAGEMENT/{TestPlatform.Animals}"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_token_sees_what_was_consented_to_and_granted_and_nothing_else(int seed)
    {
        var random = new Random(seed);
        var expected = new List<(string Token, HashSet<AdAccountId> Sees, string Whose)>();
        for (var tenant = 0; tenant < 3; tenant++)
        {
            var granted = Subset(random);
            using var flow = await CodeFlow.CreateAsync(shared.Server, accounts: granted);
            if (granted.All || granted.Ids.Count > 0)
            {
                var consented = granted.All ? null : granted.Ids.Where(_ => random.Next(3) > 0).Take(3).Select(id => id.ToString()).ToArray();
                if (consented is not [])
                {
                    var token = (await flow.TokensAsync(consented)).AccessToken!;
                    var sees = consented?.Select(id => AdAccountId.Parse(id)).ToHashSet() ?? [.. Existing];
                    expected.Add((token, sees, $"user of {string.Join(' ', consented ?? ["all"])}"));
                }
            }

            var own = Subset(random);
            await shared.Server.Registry.AddGrantsAsync(new GrantHolder(HolderKind.App, flow.ClientId), own);
            var appToken = (await shared.Server.AskForAppTokenAsync(flow.ClientId, flow.Secret!)).AccessToken!;
            expected.Add((appToken, own.All ? [.. Existing] : [.. own.Ids.Intersect(Existing)], "app"));
        }

        foreach (var (token, sees, whose) in expected)
        {
            using var client = shared.Server.NewClient(token);
            foreach (var account in All)
            {
                foreach (var rest in Operations)
                {
                    using var answer = await client.GetAsync($"/v5/ad_accounts/{account}/{rest}");
                    Assert.True((int)answer.StatusCode == (sees.Contains(account) ? 200 : 403), $"{whose}: {rest} of {account} is {answer.StatusCode}");
                }
            }

            var listed = (await client.OkAsync("/v5/ad_accounts")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!);
            Assert.Equal(sees.Intersect(Existing).Select(id => id.ToString()).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task A_foreign_ad_account_and_one_that_does_not_exist_are_alike_in_body_and_headers()
    {
        var (id, secret) = await shared.Server.AddAppAsync(new AccountSet([TestPlatform.Small]));
        using var client = shared.Server.NewClient((await shared.Server.AskForAppTokenAsync(id, secret)).AccessToken);
        foreach (var rest in Operations)
        {
            Assert.Equal(await AnswerAsync(client, $"/v5/ad_accounts/{TestPlatform.Big}/{rest}"), await AnswerAsync(client, $"/v5/ad_accounts/43/{rest}"));
        }
    }

    private static async Task<string> AnswerAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        var headers = response.Headers.Where(header => !header.Key.StartsWith("x-r", StringComparison.OrdinalIgnoreCase) && header.Key != "Date")
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
        return $"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n{await response.Content.ReadAsStringAsync()}";
    }

    private static AccountSet Subset(Random random) =>
        random.Next(5) == 0 ? AccountSet.Everything : new AccountSet([.. Existing.Where(_ => random.Next(2) == 0)]);
}
