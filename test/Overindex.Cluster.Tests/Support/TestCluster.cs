using System.Globalization;
using System.Net.Http.Headers;
using Overindex.Cluster;

namespace Overindex.Cluster.Tests.Support;

/// <summary>Nodes over one data directory, each a process, with a Redis server of their own.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    private readonly Dictionary<string, Node> _nodes = [];
    private readonly Dictionary<string, int> _ports = [];
    private readonly TemporaryDirectory _folder;
    private readonly string _operator;

    private TestCluster(TemporaryDirectory folder, Redis redis, string data, string token, string operatorToken) =>
        (_folder, Redis, Data, Token, _operator) = (folder, redis, data, token, operatorToken);

    public Redis Redis { get; }

    public string Data { get; }

    public string Token { get; }

    /// <summary>Options of every node that is started from now on.</summary>
    public string[] Options { get; set; } = [];

    /// <summary>Long, so that a busy machine fails nothing; for nodes that are started from now on.</summary>
    public int DeadlineSeconds { get; set; } = 60;

    /// <summary>Twice the default, for the same reason.</summary>
    public int ProbeSeconds { get; set; } = 2;

    /// <summary>As long, for the same reason.</summary>
    public int Queue { get; set; } = 1_000;

    public IReadOnlyCollection<Node> Nodes => _nodes.Values;

    public Node this[string name] => _nodes[name];

    public static async Task<TestCluster> CreateAsync(TemporaryDirectory folder, string data) =>
        new(folder, await Redis.StartAsync(folder), data, Tokens.ForAllAccounts(data), Tokens.ForOperator(data));

    public string LocalOf(string name) => _folder.Combine($"local-{name}");

    public int PortOf(string name) => _ports[name];

    /// <summary>A node that was there before has the endpoint and the copies that it had.</summary>
    public IEnumerable<string> ArgumentsOf(string name)
    {
        var port = _ports.TryGetValue(name, out var known) ? known : _ports[name] = Ports.Take();
        return [.. AloneArguments(Data), "--cluster", Redis.Url, "--node-name", name, "--silo-port", port.ToString(CultureInfo.InvariantCulture),
            "--local", LocalOf(name), "--count-deadline", $"{DeadlineSeconds}", "--probe", $"{ProbeSeconds}", "--count-queue", $"{Queue}", .. Options];
    }

    public static IEnumerable<string> AloneArguments(string data) =>
    [
        "serve", "--data", data, "--url", "http://127.0.0.1:0", "--no-audit", "--answer-cache", "0",
        "--requests-per-second", "1000000", "--requests-per-minute", "1000000",
    ];

    public async Task StartAsync(params string[] names)
    {
        foreach (var name in names)
        {
            Begin(Node.Start(name, ArgumentsOf(name)));
        }

        await Task.WhenAll(names.Select(name => _nodes[name].AddressAsync));
    }

    public void Begin(Node node) => _nodes[node.Name] = node;

    public async Task<HttpClient> ClientAsync(string name) => ClientOf(await _nodes[name].AddressAsync, Token);

    public static HttpClient ClientOf(string address, string token)
    {
        var client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(100) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async Task<ClusterStatus> StatusAsync(string name)
    {
        using var client = ClientOf(await _nodes[name].AddressAsync, _operator);
        return ClusterStatus.FromJson(await client.GetByteArrayAsync(new Uri("/cluster/status", UriKind.Relative)));
    }

    public string OperatorToken => _operator;

    /// <summary>Every node sees the same nodes, and every shard where it should be.</summary>
    public Task UntilSettledAsync(params string[] names)
    {
        ClusterStatus? last = null;
        return Eventually.HoldsAsync(
            async () =>
            {
                foreach (var name in names)
                {
                    last = await StatusAsync(name);
                    if (!last.Nodes.Select(node => node.Name).Order(StringComparer.Ordinal).SequenceEqual(names.Order(StringComparer.Ordinal))
                        || !last.Nodes.All(node => node.Responding)
                        || !last.Snapshots.All(snapshot => snapshot.Ready))
                    {
                        return false;
                    }
                }

                return true;
            },
            () => $"{string.Join(", ", names)} hold every shard: {(last is null ? "" : System.Text.Encoding.UTF8.GetString(last.ToJson()))}");
    }

    public async Task EndAsync(string name)
    {
        if (_nodes.Remove(name, out var node))
        {
            await node.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes.Values)
        {
            await node.DisposeAsync();
        }

        await Redis.DisposeAsync();
    }
}
