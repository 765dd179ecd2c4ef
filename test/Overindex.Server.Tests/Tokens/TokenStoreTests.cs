using Microsoft.Extensions.Time.Testing;
using Overindex.Engine;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Tokens;

public sealed class TokenStoreTests : IDisposable
{
    private static readonly AdAccountId Seven = AdAccountId.Parse("007");
    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero));

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_created_token_is_authenticated_and_described_without_its_secret()
    {
        var store = new TokenStore(_directory.Path, _clock);
        var (token, secret) = store.Create(new AccessTokenRequest { Name = "für Ünï", Accounts = [Seven], Lifetime = TimeSpan.FromDays(3) });

        Assert.StartsWith("ovx_", secret, StringComparison.Ordinal);
        var found = store.Authenticate(secret);
        Assert.NotNull(found);
        Assert.Equal(token.Id, found.Id);
        Assert.Equal([Seven], found.Accounts);
        Assert.Equal(["ads:read"], found.Scopes);
        Assert.Equal(_clock.GetUtcNow().AddDays(3), found.ExpiresAt);
        var listed = Assert.Single(store.List());
        Assert.Equal("für Ünï", listed.Name);
        Assert.Null(listed.RevokedAt);
    }

    [Fact]
    public void The_file_holds_neither_the_secret_nor_a_part_of_it()
    {
        var (_, secret) = new TokenStore(_directory.Path).Create(new AccessTokenRequest { AllAccounts = true });
        var text = File.ReadAllText(_directory.Combine("tokens.json"));
        for (var start = 4; start + 8 <= secret.Length; start++)
        {
            Assert.DoesNotContain(secret.Substring(start, 8), text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Secrets_have_256_random_bits_beside_the_id_and_never_repeat()
    {
        var store = new TokenStore(_directory.Path);
        var secrets = Enumerable.Range(0, 50).Select(_ => store.Create(new AccessTokenRequest { AllAccounts = true }).Secret).ToList();
        Assert.Equal(50, secrets.Distinct(StringComparer.Ordinal).Count());
        Assert.All(secrets, secret => Assert.Equal(4 + 56, secret.Length));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ovx_")]
    [InlineData("ovx_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("pina_AMAZING")]
    [InlineData("ovx_\u0660\u0661漢字")]
    public void A_secret_that_was_never_made_is_refused(string secret)
    {
        var store = new TokenStore(_directory.Path);
        store.Create(new AccessTokenRequest { AllAccounts = true });
        Assert.Null(store.Authenticate(secret));
    }

    [Fact]
    public void A_secret_with_any_character_changed_is_refused()
    {
        var store = new TokenStore(_directory.Path);
        var (_, secret) = store.Create(new AccessTokenRequest { AllAccounts = true });
        for (var at = 0; at < secret.Length; at++)
        {
            var changed = secret.ToCharArray();
            changed[at] = changed[at] == 'A' ? 'B' : 'A';
            Assert.Null(store.Authenticate(new string(changed)));
        }
    }

    [Fact]
    public void A_secret_of_another_data_directory_is_refused()
    {
        using var other = new TemporaryDirectory();
        var (_, secret) = new TokenStore(other.Path).Create(new AccessTokenRequest { AllAccounts = true });
        Assert.Null(new TokenStore(_directory.Path).Authenticate(secret));
    }

    [Fact]
    public void A_token_ends_at_the_moment_it_expires()
    {
        var store = new TokenStore(_directory.Path, _clock);
        var (_, secret) = store.Create(new AccessTokenRequest { AllAccounts = true, Lifetime = TimeSpan.FromHours(1) });
        _clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        Assert.NotNull(store.Authenticate(secret));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(store.Authenticate(secret));
    }

    [Fact]
    public void A_token_of_a_lifetime_beyond_the_calendar_is_valid_to_its_end()
    {
        var store = new TokenStore(_directory.Path);
        var (token, secret) = store.Create(new AccessTokenRequest { AllAccounts = true, Lifetime = TimeSpan.MaxValue });
        Assert.Equal(DateTimeOffset.MaxValue, token.ExpiresAt);
        Assert.NotNull(store.Authenticate(secret));
    }

    [Fact]
    public void A_token_is_revoked_once_and_for_good()
    {
        var store = new TokenStore(_directory.Path, _clock);
        var (kept, keptSecret) = store.Create(new AccessTokenRequest { AllAccounts = true });
        var (gone, goneSecret) = store.Create(new AccessTokenRequest { AllAccounts = true });
        Assert.NotNull(store.Authenticate(goneSecret));
        Assert.True(store.Revoke(gone.Id));
        Assert.False(store.Revoke(gone.Id));
        Assert.False(store.Revoke("no such id"));
        Assert.Null(store.Authenticate(goneSecret));
        Assert.NotNull(store.Authenticate(keptSecret));
        Assert.Equal([kept.Id, gone.Id], store.List().Select(token => token.Id));
        Assert.Equal(_clock.GetUtcNow(), store.List()[1].RevokedAt);
    }

    [Theory]
    [InlineData("accounts and all")]
    [InlineData("neither")]
    [InlineData("name")]
    [InlineData("control")]
    [InlineData("scope")]
    [InlineData("lifetime")]
    public void A_request_that_breaks_a_rule_is_refused_and_nothing_is_written(string wrong)
    {
        var good = new AccessTokenRequest { AllAccounts = true };
        var bad = wrong switch
        {
            "accounts and all" => good with { Accounts = [Seven] },
            "neither" => good with { AllAccounts = false },
            "name" => good with { Name = new string('x', 101) },
            "control" => good with { Name = "a\nb" },
            "scope" => good with { Scopes = ["ads read"] },
            _ => good with { Lifetime = TimeSpan.Zero },
        };
        Assert.Throws<ArgumentException>(() => new TokenStore(_directory.Path).Create(bad));
        Assert.Empty(Directory.GetFileSystemEntries(_directory.Path));
    }
}
