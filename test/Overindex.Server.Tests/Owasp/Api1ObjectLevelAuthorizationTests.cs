using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Owasp;

public sealed class Api1ObjectLevelAuthorizationTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task A_token_sees_its_own_ad_accounts_and_no_other_over_the_whole_matrix()
    {
        var api = await DescribedApi.OfAsync(shared.Server);
        var tried = 0;
        foreach (var (secret, sees) in TokenMatrix.Make(shared.Server))
        {
            foreach (var operation in api.Operations.Where(operation => operation.NamesAccount))
            {
                foreach (var account in TokenMatrix.Accounts.Append(TokenMatrix.Missing))
                {
                    var reply = RawHttp.Get(shared.Server.Address, operation.TargetFor(account.ToString()), secret);
                    if (sees.Contains(account))
                    {
                        Assert.True(reply.Status == 200, $"{operation} of {account}: {reply.Status} {reply.Body}");
                    }
                    else
                    {
                        reply.IsError(403, 29);
                    }

                    tried++;
                }
            }
        }

        Assert.Equal(16 * 3 * 4, tried);
    }

    [Fact]
    public async Task A_foreign_account_is_indistinguishable_from_one_that_does_not_exist()
    {
        var api = await DescribedApi.OfAsync(shared.Server);
        var secret = shared.Server.Tokens.Create(new() { Accounts = [TestPlatform.Small] }).Secret;
        foreach (var operation in api.Operations.Where(operation => operation.NamesAccount))
        {
            var foreign = RawHttp.Get(shared.Server.Address, operation.TargetFor(TestPlatform.Big.ToString()), secret);
            var missing = RawHttp.Get(shared.Server.Address, operation.TargetFor("549755885176"), secret);
            Assert.Equal((foreign.Status, foreign.Body), (missing.Status, missing.Body));
            Assert.Equal(Comparable(foreign), Comparable(missing));
        }
    }

    [Fact]
    public void Other_ways_to_write_an_account_s_id_do_not_reach_it()
    {
        var secret = shared.Server.Tokens.Create(new() { Accounts = [TestPlatform.Small] }).Secret;
        foreach (var id in (string[])["0549755885175", "549755885175%20", "+549755885175", "%35%34%39%37%35%35%38%38%35%31%37%35", "5497558851750", "7", "07", "0007"])
        {
            Assert.InRange(RawHttp.Get(shared.Server.Address, $"/v5/ad_accounts/{id}/insights/audiences", secret).Status, 400, 404);
        }

        Assert.Equal(200, RawHttp.Get(shared.Server.Address, "/v5/ad_accounts/007/insights/audiences", secret).Status);
    }

    private static string Comparable(RawReply reply) => string.Join('\n', reply.Headers
        .Where(header => header.Key.ToLowerInvariant() is not ("date" or "x-request-id" or "x-ratelimit-remaining" or "x-ratelimit-reset"))
        .Select(header => $"{header.Key}: {header.Value}"));
}
