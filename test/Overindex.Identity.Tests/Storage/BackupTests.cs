using Overindex.Identity.Tests.Support;

namespace Overindex.Identity.Tests.Storage;

public sealed class BackupTests
{
    [Fact]
    public async Task A_copy_made_while_the_server_runs_works_in_its_place()
    {
        var settings = new IdentitySettings { Issuer = new Uri("https://insights.example") };
        await using var server = await TenantServer.StartAsync(settings);
        using var flow = await CodeFlow.CreateAsync(server);
        var tokens = await flow.TokensAsync();
        using var copy = new TemporaryDirectory();

        var written = IdentityBackup.Copy(server.Running.DataDirectory, copy.Path);
        await server.Registry.RemoveUserAsync(flow.User);

        Assert.Contains(Path.Combine("identity", "identity.db"), written);
        Assert.All(written, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy.Combine(file))));
        await using var restored = await RunningServer.StartAsync(options => options with { Identity = settings }, prepare: directory =>
        {
            TestPlatform.Publish(directory);
            IdentityBackup.Copy(copy.Path, directory);
        });
        using var client = restored.NewClient(tokens.AccessToken);
        await client.OkAsync("/v5/ad_accounts");
        using var refresh = new FormUrlEncodedContent([new("grant_type", "refresh_token"), new("refresh_token", tokens.RefreshToken!)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v5/oauth/token") { Content = refresh };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"{flow.ClientId}:{flow.Secret}")));
        using var answer = await client.SendAsync(request);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public void Where_there_is_nothing_nothing_is_copied()
    {
        using var empty = new TemporaryDirectory();
        using var target = new TemporaryDirectory();

        Assert.Empty(IdentityBackup.Copy(empty.Path, target.Path));
        Assert.Empty(Directory.EnumerateFileSystemEntries(target.Path));
    }
}
