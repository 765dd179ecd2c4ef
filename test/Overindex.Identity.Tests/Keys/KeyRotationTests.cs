using Microsoft.Extensions.Time.Testing;
using Overindex.Identity.Keys;
using Overindex.Identity.Tests.Support;

namespace Overindex.Identity.Tests.Keys;

public sealed class KeyRotationTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task The_first_keys_are_made_by_the_first_token_and_are_their_owners_alone()
    {
        await using var server = await TenantServer.StartAsync();
        var directory = Path.Combine(server.Running.DataDirectory, "identity", "keys");
        using var flow = await CodeFlow.CreateAsync(server);
        await flow.TokensAsync();

        Assert.Single(Directory.GetFiles(directory, "*.key.json"));
        Assert.NotEmpty(Directory.GetFiles(directory, "*.xml"));
        Assert.All(Directory.GetFiles(directory), file => Assert.Equal(OwnerOnly, File.GetUnixFileMode(file)));
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(directory));
    }

    [Fact]
    public async Task Rotation_ends_no_token_and_is_taken_up_by_a_running_server()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await TenantServer.StartAsync(timeProvider: clock);
        using var flow = await CodeFlow.CreateAsync(server);
        var before = await flow.TokensAsync();

        // Keys are told apart by when they were made.
        clock.Advance(TimeSpan.FromSeconds(1));
        var (file, removed) = IdentityKeys.Rotate(server.Running.DataDirectory, timeProvider: clock);
        Assert.Equal((true, 0), (File.Exists(file), removed));
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(200, await server.StatusAsync(before.AccessToken!, TestPlatform.Big));
        var after = await flow.RefreshAsync(before.RefreshToken!);
        Assert.False(after.IsError, after.Raw);

        // Without the old key the new token still opens, so it is the new key that sealed it.
        var old = Directory.GetFiles(Path.GetDirectoryName(file)!, "*.key.json").Single(other => other != file);
        File.Delete(old);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False((await flow.RefreshAsync(after.RefreshToken!)).IsError);
    }

    [Fact]
    public void A_key_goes_when_no_refresh_token_can_need_it()
    {
        using var directory = new TemporaryDirectory();
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var settings = new IdentitySettings { RefreshTokenLifetime = TimeSpan.FromDays(60) };
        new KeyFiles(directory.Path).ReadOrCreate(clock);
        clock.Advance(TimeSpan.FromDays(100));

        Assert.Equal(0, IdentityKeys.Rotate(directory.Path, settings, clock).Removed);
        clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(0, IdentityKeys.Rotate(directory.Path, settings, clock).Removed);
        clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, IdentityKeys.Rotate(directory.Path, settings, clock).Removed);
        Assert.Equal(3, new KeyFiles(directory.Path).ReadOrCreate(clock).Count);
    }

    [Fact]
    public void A_damaged_key_is_named()
    {
        using var directory = new TemporaryDirectory();
        var (file, _) = IdentityKeys.Rotate(directory.Path);
        File.WriteAllText(file, "{");

        Assert.Contains(file, Assert.Throws<IdentityException>(() => IdentityKeys.Rotate(directory.Path)).Message, StringComparison.Ordinal);
    }
}
