using Overindex.Ingest;

namespace Overindex.Cli.Tests.Support;

/// <summary>Input files of a made-up platform, made once for all tests that only read them.</summary>
public sealed class MadeUpPlatform : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();

    internal string ConfigPath { get; private set; } = "";

    internal string Files => _directory.Path;

    public async ValueTask InitializeAsync()
    {
        var report = await SyntheticPlatform.GenerateAsync(
            new SyntheticOptions { OutputDirectory = _directory.Path, People = 3_000, Accounts = 20, Format = SyntheticFormat.Csv });
        ConfigPath = report.ConfigPath;
    }

    public ValueTask DisposeAsync()
    {
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }
}
