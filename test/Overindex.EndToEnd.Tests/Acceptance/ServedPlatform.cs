using Overindex.EndToEnd.Tests.Oracle;
using Overindex.EndToEnd.Tests.Platforms;
using Overindex.EndToEnd.Tests.Running;
using Overindex.Ingest;

namespace Overindex.EndToEnd.Tests.Acceptance;

/// <summary>A real data set, built by the product and served by the real server, and the oracle of the same files beside it.</summary>
public abstract class ServedPlatform : IAsyncLifetime
{
    private readonly TemporaryDirectory _folder = new();
    private RunningServer? _server;

    private protected ServedPlatform(RealData data) => Data = data;

    internal RealData Data { get; }

    internal SqlOracle Oracle { get; private set; } = null!;

    internal BuildReport Report { get; private set; } = null!;

    internal IReadOnlyList<string> Accounts { get; private set; } = [];

    internal IReadOnlyDictionary<AudienceKey, ExpectedAudience> Published { get; private set; } = new Dictionary<AudienceKey,
        ExpectedAudience>();

    internal string DataDirectory => _folder.Combine("data");

    internal Asking Asking { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Oracle = SqlOracle.Create(Data.Read(), Data.Date, Data.WindowDays);
        Published = Oracle.Audiences(new OracleRules()).ToDictionary(x => x.Key);
        Accounts = [.. Oracle.Accounts().Select(x => x.Id)];
        Report = await Builds.RunAsync(Data, _folder, DataDirectory, shards: 2);
        _server = await RunningServer.StartAsync(DataDirectory);
        Asking = new Asking(_server.Client);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        Oracle?.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class ServedOulad() : ServedPlatform(RealData.Oulad);

public sealed class ServedCompleteJourney() : ServedPlatform(RealData.CompleteJourney);
