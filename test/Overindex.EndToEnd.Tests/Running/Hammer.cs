using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace Overindex.EndToEnd.Tests.Running;

/// <summary>Asks the same questions over and over, and remembers what was answered for each generation date.</summary>
internal sealed class Hammer(HttpClient client, IReadOnlyList<string> paths)
{
    private readonly ConcurrentDictionary<(string Path, string Date), string> _answers = [];
    private readonly ConcurrentQueue<string> _faults = [];
    private long _asked;

    /// <summary>Failed requests, answers that changed, and steps back to an older snapshot.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    public long Asked => Interlocked.Read(ref _asked);

    public IReadOnlyDictionary<(string Path, string Date), string> Answers => _answers;

    /// <summary>Asks until it is told to stop; each client must never see an older date after a newer one.</summary>
    public Task RunAsync(int clients, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => RunOneAsync(stop), CancellationToken.None)));

    private async Task RunOneAsync(CancellationToken stop)
    {
        var newest = "";
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var path = paths[i % paths.Count];
            try
            {
                var date = await AskAsync(path);
                if (string.CompareOrdinal(date, newest) < 0)
                    _faults.Enqueue($"{path} went back from {newest} to {date}");
                newest = date;
            }
            catch (Exception e) when (e is HttpRequestException or JsonException or KeyNotFoundException)
            {
                _faults.Enqueue($"{path}: {e.Message}");
            }
        }
    }

    private async Task<string> AskAsync(string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        var body = await response.Content.ReadAsStringAsync();
        Interlocked.Increment(ref _asked);
        if (response.StatusCode != HttpStatusCode.OK)
            throw new HttpRequestException($"status {(int)response.StatusCode}: {body}");
        using var document = JsonDocument.Parse(body);
        var date = document.RootElement.GetProperty("date").GetString()!;
        var first = _answers.GetOrAdd((path, date), body);
        if (first != body)
            _faults.Enqueue($"{path} changed its answer for {date}");
        return date;
    }
}
