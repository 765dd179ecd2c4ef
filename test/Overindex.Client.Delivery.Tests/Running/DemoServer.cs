using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Overindex.Client.Delivery.Tests.Running;

/// <summary><c>overindex demo</c>, as a user starts it, and what plain HTTP reads from it. One for all tests.</summary>
public sealed partial class DemoServer : IAsyncLifetime
{
    private readonly TemporaryDirectory _folder = new();
    private readonly HttpClient _http = new();
    private RunningProgram? _demo;

    public string Address { get; private set; } = "";

    public string Token { get; private set; } = "";

    public string AdAccountId { get; private set; } = "";

    public string InterestId { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        _demo = RunningProgram.Start(
            Tree.Cli,
            ["demo", "--people", "10000", "--data", _folder.Combine("demo"), "--url", "http://127.0.0.1:0"],
            _folder.Path,
            ("OVERINDEX_Logging__LogLevel__Default", "Warning"));
        var said = await _demo.ReadUntilAsync(line => line.StartsWith("Serving.", StringComparison.Ordinal));
        Token = Secret().Match(said).Value;
        Address = Base().Match(said).Value;
        AdAccountId = Account().Match(said).Groups[1].Value;
        InterestId = Interest().Match(said).Groups[1].Value;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await (_demo?.DisposeAsync() ?? default);
        _folder.Dispose();
    }

    /// <summary>What the server says, without any client.</summary>
    public Task<string> GetAsync(string path) => _http.GetStringAsync(new Uri(Address + path));

    public async Task<JsonNode> GetJsonAsync(string path) => JsonNode.Parse(await GetAsync(path))!;

    /// <summary>Every ad account, page by page.</summary>
    public async Task<IReadOnlyList<JsonNode>> GetAdAccountsAsync()
    {
        var all = new List<JsonNode>();
        for (var query = ""; ;)
        {
            var page = await GetJsonAsync("/ad_accounts" + query);
            all.AddRange(page["items"]!.AsArray()!);
            if (page["bookmark"] is not { } bookmark)
            {
                return all;
            }

            query = "?bookmark=" + Uri.EscapeDataString((string)bookmark!);
        }
    }

    [GeneratedRegex("ovx_[A-Za-z0-9_-]+")]
    private static partial Regex Secret();

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*/v5")]
    private static partial Regex Base();

    [GeneratedRegex(@"ad_accounts/(\d+)/")]
    private static partial Regex Account();

    [GeneratedRegex(@"targeting/interests/(\d+)")]
    private static partial Regex Interest();
}
