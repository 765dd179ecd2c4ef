using Overindex.Cli.Tests.Support;
using Overindex.Engine;
using Overindex.Identity;
using Overindex.Server;

namespace Overindex.Cli.Tests.Verbs;

public sealed class BackupVerbTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Data => _directory.Combine("data");

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("backup")]
    [InlineData("backup.tar")]
    public async Task What_is_backed_up_is_restored_to_the_byte_and_serves_the_same(string name)
    {
        var secret = await MakeAsync();
        await RunAsync("backup", "--data", Data, "--out", _directory.Combine(name));
        await RunAsync("restore", _directory.Combine(name), "--data", _directory.Combine("restored"));

        Assert.Equal(Contents(Data), Contents(_directory.Combine("restored")));
        Assert.Equal("2026-10-31.r1", new SnapshotStore(_directory.Combine("restored")).FindNewest().ToString());
        Assert.NotNull(new TokenStore(_directory.Combine("restored")).Authenticate(secret));
        Assert.Equal(100, PrivacyRules.Load(_directory.Combine("restored")).MinimumAudience);
        await using var registry = await TenantRegistry.OpenAsync(_directory.Combine("restored"), new IdentitySettings());
        Assert.Equal(["anna"], (await registry.ListUsersAsync()).Select(user => user.Name));
        var before = await InProcess.RunAsync("insights", "1001", "--data", Data, "--output", "json");
        Assert.Equal(before, await InProcess.RunAsync("insights", "1001", "--data", _directory.Combine("restored"), "--output", "json"));
        AssertOwnerOnly(_directory.Combine(name));
        AssertOwnerOnly(_directory.Combine("restored"));
    }

    [Fact]
    public async Task A_backup_taken_while_tokens_users_and_snapshots_change_is_whole()
    {
        await MakeAsync();
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(async () =>
        {
            var tokens = new TokenStore(Data);
            await using var registry = await TenantRegistry.OpenAsync(Data, new IdentitySettings());
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                tokens.Revoke(tokens.Create(new() { AllAccounts = true }).Token.Id);
                await registry.AddUserAsync($"user{i}", "correct horse battery staple");
                TinyPlatform.Publish(Data, $"2026-11-{1 + (i % 28):00}");
                new SnapshotStore(Data).Prune(2);
            }
        });
        for (var i = 0; i < 5; i++)
        {
            await RunAsync("backup", "--data", Data, "--out", _directory.Combine($"{i}.tar"));
            await RunAsync("restore", _directory.Combine($"{i}.tar"), "--data", _directory.Combine($"restored{i}"));
        }

        await stop.CancelAsync();
        await writer;
    }

    [Fact]
    public async Task Every_altered_missing_or_added_file_is_found_and_nothing_is_restored()
    {
        await MakeAsync();
        await RunAsync("backup", "--data", Data, "--out", _directory.Combine("backup"));
        foreach (var file in Directory.EnumerateFiles(_directory.Combine("backup"), "*", SearchOption.AllDirectories).ToList())
        {
            var whole = await File.ReadAllBytesAsync(file);
            await File.WriteAllBytesAsync(file, [.. whole.SkipLast(1), (byte)(whole[^1] ^ 1)]);
            await RefusesAsync();
            File.Delete(file);
            await RefusesAsync();
            await File.WriteAllBytesAsync(file, whole);
        }

        await File.WriteAllTextAsync(Path.Combine(_directory.Combine("backup"), "more.txt"), "x");
        await RefusesAsync();

        async Task RefusesAsync()
        {
            var outcome = await InProcess.RunAsync("restore", _directory.Combine("backup"), "--data", _directory.Combine("restored"));
            Assert.Equal(ExitCodes.Failure, outcome.ExitCode);
            Assert.DoesNotContain("Unexpected", outcome.Error, StringComparison.Ordinal);
            Assert.False(Directory.Exists(_directory.Combine("restored")));
            Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(_directory.Path), path => path.EndsWith(".tmp", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_cut_archive_is_refused()
    {
        await MakeAsync();
        await RunAsync("backup", "--data", Data, "--out", _directory.Combine("backup.tar"));
        var whole = await File.ReadAllBytesAsync(_directory.Combine("backup.tar"));
        foreach (var length in (int[])[0, 100, 512, whole.Length / 2, whole.Length - 20_000])
        {
            await File.WriteAllBytesAsync(_directory.Combine("backup.tar"), whole[..length]);
            var outcome = await InProcess.RunAsync("restore", _directory.Combine("backup.tar"), "--data", _directory.Combine("restored"));
            Assert.Equal(ExitCodes.Failure, outcome.ExitCode);
            Assert.DoesNotContain("Unexpected", outcome.Error, StringComparison.Ordinal);
            Assert.False(Directory.Exists(_directory.Combine("restored")));
        }
    }

    [Fact]
    public async Task Nothing_is_written_over_what_is_there()
    {
        await MakeAsync();
        await RunAsync("backup", "--data", Data, "--out", _directory.Combine("backup"));
        Assert.Contains("exists already", (await InProcess.RunAsync("backup", "--data", Data, "--out", _directory.Combine("backup"))).Error, StringComparison.Ordinal);
        Assert.Contains("is not empty", (await InProcess.RunAsync("restore", _directory.Combine("backup"), "--data", Data)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_without_a_snapshot_is_no_data_directory()
    {
        var outcome = await InProcess.RunAsync("backup", "--data", _directory.Combine("nothing"), "--out", _directory.Combine("backup"));
        Assert.Equal(ExitCodes.Failure, outcome.ExitCode);
        Assert.Contains("There is no snapshot in", outcome.Error, StringComparison.Ordinal);
        Assert.False(Path.Exists(_directory.Combine("backup")));
    }

    private async Task<string> MakeAsync()
    {
        TinyPlatform.Publish(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "privacy.json"), """{ "minimum_audience": 100 }""");
        await using var registry = await TenantRegistry.OpenAsync(Data, new IdentitySettings());
        await registry.AddUserAsync("anna", "correct horse battery staple");
        return new TokenStore(Data).Create(new() { AllAccounts = true }).Secret;
    }

    private static async Task RunAsync(params string[] arguments)
    {
        var outcome = await InProcess.RunAsync(arguments);
        Assert.True(outcome.ExitCode == ExitCodes.Ok, outcome.Error);
    }

    // A database's file may be laid out anew by being copied; what is in it is compared by its meaning.
    private static Dictionary<string, string> Contents(string directory) => Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
        .Where(path => !path.Contains("identity.db", StringComparison.Ordinal) && !path.EndsWith(".lock", StringComparison.Ordinal))
        .ToDictionary(path => Path.GetRelativePath(directory, path), path => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))));

    private static void AssertOwnerOnly(string path)
    {
        const UnixFileMode others = (UnixFileMode)0b000_111_111;
        foreach (var entry in Directory.Exists(path) ? Directory.EnumerateFileSystemEntries(path, "*", SearchOption.AllDirectories).Append(path) : [path])
        {
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(entry) & others);
        }
    }
}
