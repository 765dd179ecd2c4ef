using Overindex.Identity.Tests.Support;

namespace Overindex.Identity.Tests.Registry;

public sealed class RegistryTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private TenantRegistry _registry = null!;

    public async ValueTask InitializeAsync() => _registry = await TenantRegistry.OpenAsync(_directory.Path, new IdentitySettings());

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _directory.Dispose();
    }

    [Theory]
    [InlineData("short")]
    [InlineData("11-letters-")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    public async Task A_weak_password_is_refused(string password) =>
        await Assert.ThrowsAsync<IdentityException>(() => _registry.AddUserAsync("anna", password));

    [Theory]
    [InlineData("")]
    [InlineData("anna smith")]
    [InlineData("anna\n")]
    [InlineData("<anna>")]
    public async Task A_name_of_other_characters_is_refused(string name) =>
        await Assert.ThrowsAsync<IdentityException>(() => _registry.AddUserAsync(name, CodeFlow.Password));

    [Fact]
    public async Task A_name_is_taken_in_every_case()
    {
        await _registry.AddUserAsync("anna", CodeFlow.Password);

        var refused = await Assert.ThrowsAsync<IdentityException>(() => _registry.AddUserAsync("Anna", CodeFlow.Password));
        Assert.Contains("'Anna'", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://planner.example/callback")]
    [InlineData("https://planner.example/callback#part")]
    [InlineData("https://planner.example/callback#")]
    [InlineData("https://user@planner.example/callback")]
    [InlineData("planner.example/callback")]
    [InlineData("/callback")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("com.example.app:/callback")]
    [InlineData("https://planner.example/call back")]
    public async Task A_redirect_URI_that_breaks_the_rule_is_named(string uri)
    {
        var refused = await Assert.ThrowsAsync<IdentityException>(() => _registry.AddAppAsync(new AppRequest("Planner", [uri])));
        Assert.Contains($"'{uri}'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_and_passwords_are_not_in_the_database()
    {
        var (_, secret) = await _registry.AddAppAsync(new AppRequest("Planner", []));
        await _registry.AddUserAsync("anna", CodeFlow.Password);

        foreach (var file in Directory.EnumerateFiles(_directory.Combine("identity")))
        {
            var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            Assert.DoesNotContain(secret!, text, StringComparison.Ordinal);
            Assert.DoesNotContain(CodeFlow.Password, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Grants_are_added_once_disabled_and_removed()
    {
        await _registry.AddUserAsync("anna", CodeFlow.Password);
        var anna = new GrantHolder(HolderKind.User, "anna");
        await _registry.AddGrantsAsync(anna, new AccountSet([TestPlatform.Big, TestPlatform.Small]));
        await _registry.AddGrantsAsync(anna, new AccountSet([TestPlatform.Big]));
        await _registry.SwitchGrantAsync(anna, TestPlatform.Big, disabled: true);

        Assert.Equal([TestPlatform.Small], Assert.Single(await _registry.ListUsersAsync()).Accounts.Ids);
        Assert.Equal(2, (await _registry.ListGrantsAsync()).Count);

        await _registry.RemoveGrantAsync(anna, TestPlatform.Big);
        await Assert.ThrowsAsync<IdentityException>(() => _registry.RemoveGrantAsync(anna, TestPlatform.Big));
        await _registry.AddGrantsAsync(anna, AccountSet.Everything);
        Assert.True(Assert.Single(await _registry.ListUsersAsync()).Accounts.All);
    }

    [Fact]
    public async Task A_replaced_secret_is_another()
    {
        var (app, secret) = await _registry.AddAppAsync(new AppRequest("Planner", []));
        var (open, none) = await _registry.AddAppAsync(new AppRequest("Tool", [CodeFlow.Callback], IsPublic: true));

        Assert.NotEqual(secret, await _registry.ReplaceSecretAsync(app.ClientId));
        Assert.Null(none);
        await Assert.ThrowsAsync<IdentityException>(() => _registry.ReplaceSecretAsync(open.ClientId));
        await Assert.ThrowsAsync<IdentityException>(() => _registry.AddAppAsync(new AppRequest("Tool", [], IsPublic: true)));
    }

    [Fact]
    public async Task Who_is_not_there_is_named()
    {
        Assert.Contains("'bob'", (await Assert.ThrowsAsync<IdentityException>(() => _registry.RemoveUserAsync("bob"))).Message, StringComparison.Ordinal);
        Assert.Contains("'x1'", (await Assert.ThrowsAsync<IdentityException>(() => _registry.RemoveAppAsync("x1"))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<IdentityException>(
            () => _registry.AddGrantsAsync(new GrantHolder(HolderKind.App, "x1"), AccountSet.Everything));
    }
}
