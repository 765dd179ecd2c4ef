using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Owasp;

public sealed class Api5FunctionLevelAuthorizationTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task A_token_without_the_scope_is_told_which_is_missing_by_every_operation()
    {
        var secret = shared.Server.Tokens.Create(new() { AllAccounts = true, Scopes = ["ads:write", "user_accounts:read"] }).Secret;
        foreach (var operation in (await DescribedApi.OfAsync(shared.Server)).Operations)
        {
            foreach (var account in TokenMatrix.Accounts.Append(TokenMatrix.Missing))
            {
                var reply = RawHttp.Get(shared.Server.Address, operation.TargetFor(account.ToString()), secret);
                reply.IsError(401, 3);
                Assert.Contains("Missing: ['ads:read']", reply.Json().GetProperty("message").GetString(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task No_operation_takes_a_method_that_changes_anything()
    {
        foreach (var operation in (await DescribedApi.OfAsync(shared.Server)).Operations)
        {
            foreach (var method in (string[])["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
            {
                var reply = RawHttp.Get(
                    shared.Server.Address, operation.TargetFor(TestPlatform.Big.ToString()), shared.Server.Secret, "Content-Length: 0\r\n", method);
                reply.IsError(405, 5);
                Assert.Equal("GET, HEAD", reply.Headers["allow"]);
            }
        }
    }

    [Theory]
    [InlineData("/admin")]
    [InlineData("/v5/users")]
    [InlineData("/v5/apps")]
    [InlineData("/v5/grants")]
    [InlineData("/v5/tokens")]
    [InlineData("/v5/user_account")]
    [InlineData("/v5/snapshots")]
    [InlineData("/tokens.json")]
    [InlineData("/privacy.json")]
    [InlineData("/audit.jsonl")]
    [InlineData("/metrics")]
    [InlineData("/debug/pprof")]
    [InlineData("/actuator/env")]
    [InlineData("/.env")]
    [InlineData("/.git/config")]
    public void What_an_operator_does_is_not_to_be_had_over_HTTP(string path)
    {
        RawHttp.Get(shared.Server.Address, path, shared.Server.Secret).IsError(404, 404);
        RawHttp.Get(shared.Server.Address, path).IsError(404, 404);
    }
}
