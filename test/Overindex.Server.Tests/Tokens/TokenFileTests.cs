using Microsoft.Extensions.Time.Testing;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Tokens;

public sealed class TokenFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Only_the_owner_can_read_the_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix modes only.");
        new TokenStore(_directory.Path).Create(new AccessTokenRequest { AllAccounts = true });
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_directory.Combine("tokens.json")));
    }

    [Fact]
    public async Task Stores_that_create_at_once_lose_no_token()
    {
        var tasks = Enumerable.Range(0, 8).Select(n => Task.Run(() =>
        {
            var store = new TokenStore(_directory.Path);
            return Enumerable.Range(0, 5).Select(_ => store.Create(new AccessTokenRequest { AllAccounts = true }).Secret).ToArray();
        }));
        var secrets = (await Task.WhenAll(tasks)).SelectMany(made => made).ToList();
        var reader = new TokenStore(_directory.Path);
        Assert.Equal(40, reader.List().Count);
        Assert.All(secrets, secret => Assert.NotNull(reader.Authenticate(secret)));
    }

    [Fact]
    public void Another_store_sees_a_new_token_at_once_and_a_revoked_one_within_a_second()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var running = new TokenStore(_directory.Path, clock);
        var other = new TokenStore(_directory.Path);
        var (_, first) = other.Create(new AccessTokenRequest { AllAccounts = true });
        Assert.NotNull(running.Authenticate(first));
        var (token, second) = other.Create(new AccessTokenRequest { AllAccounts = true });
        Assert.NotNull(running.Authenticate(second));

        other.Revoke(token.Id);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(running.Authenticate(second));
        Assert.NotNull(running.Authenticate(first));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"version":2,"tokens":[]}""")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"version":1,"tokens":null}""")]
    [InlineData("""{"version":1,"tokens":[null]}""")]
    [InlineData("""{"version":1,"tokens":[],"more":1}""")]
    [InlineData("""{"version":1,"tokens":[{"id":"000000000001","name":"","sha256":"00","accounts":[],"all_accounts":true,"scopes":[],"created_at":"2024-01-01T00:00:00+00:00","expires_at":"2025-01-01T00:00:00+00:00"}]}""")]
    [InlineData("""{"version":1,"tokens":[{"id":"000000000001","name":"","sha256":"xyz","accounts":["a"],"all_accounts":false,"scopes":[],"created_at":"2024-01-01T00:00:00+00:00","expires_at":"2025-01-01T00:00:00+00:00"}]}""")]
    public void A_damaged_file_is_named_and_never_overwritten(string text)
    {
        var path = _directory.Combine("tokens.json");
        var (_, secret) = new TokenStore(_directory.Path).Create(new AccessTokenRequest { AllAccounts = true });
        File.WriteAllText(path, text);
        var store = new TokenStore(_directory.Path);

        Assert.Contains(path, Assert.Throws<TokenStoreException>(store.List).Message, StringComparison.Ordinal);
        Assert.Throws<TokenStoreException>(() => store.Authenticate(secret));
        Assert.Throws<TokenStoreException>(() => store.Create(new AccessTokenRequest { AllAccounts = true }));
        Assert.Throws<TokenStoreException>(() => store.Revoke("000000000001"));
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public void What_a_killed_process_left_behind_does_no_harm()
    {
        File.WriteAllText(_directory.Combine(".tokens.json.new"), "half a fi");
        File.WriteAllText(_directory.Combine("tokens.lock"), "");
        var store = new TokenStore(_directory.Path);
        Assert.NotNull(store.Authenticate(store.Create(new AccessTokenRequest { AllAccounts = true }).Secret));
        Assert.False(File.Exists(_directory.Combine(".tokens.json.new")));
    }

    [Fact]
    public void A_directory_that_cannot_be_written_is_named()
    {
        var file = _directory.Combine("a-file");
        File.WriteAllText(file, "");
        var path = Path.Combine(file, "data");
        var thrown = Assert.Throws<TokenStoreException>(() => new TokenStore(path).Create(new AccessTokenRequest { AllAccounts = true }));
        Assert.Contains(path, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_directory_holds_no_tokens_and_is_made_by_the_first()
    {
        var path = _directory.Combine("new/data");
        Assert.Empty(new TokenStore(path).List());
        Assert.False(Directory.Exists(path));
        new TokenStore(path).Create(new AccessTokenRequest { AllAccounts = true });
        Assert.Single(new TokenStore(path).List());
    }
}
