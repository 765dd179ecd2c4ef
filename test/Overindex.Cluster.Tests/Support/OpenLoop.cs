using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Overindex.Cluster.Tests.Support;

/// <summary>
/// Asks 100 times a second, however long answers take, and compares every one with what one process alone says. Like any client of several servers it asks the
/// next one when a connection breaks.
/// </summary>
internal sealed class OpenLoop : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    private readonly ConcurrentQueue<double> _milliseconds = [];
    private readonly ConcurrentQueue<string> _faults = [];
    private readonly ConcurrentDictionary<string, int> _older = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient[] _clients;
    private readonly string[] _questions;
    private readonly IReadOnlyDictionary<string, string>[] _expected;
    private readonly Task _running;
    private int _underWay;
    private int _reconnected;

    private OpenLoop(HttpClient[] clients, IReadOnlyDictionary<string, string>[] expected)
    {
        (_clients, _expected, _questions) = (clients, expected, [.. expected[0].Keys]);
        _running = Task.Run(() => Waiting.EveryAsync(Interval, number => AskAsync(number).Ignore(), _stop.Token));
    }

    public int Answered => _milliseconds.Count;

    /// <summary>Answers of each expectation, in the order given.</summary>
    public IReadOnlyDictionary<string, int> ByExpectation => _older;

    /// <param name="cluster">What to ask.</param>
    /// <param name="nodes">The nodes that requests are spread over.</param>
    /// <param name="expected">What each question may be answered with: of one snapshot, or of one of several.</param>
    public static async Task<OpenLoop> StartAsync(TestCluster cluster, string[] nodes, params IReadOnlyDictionary<string, string>[] expected)
    {
        var clients = await Task.WhenAll(nodes.Select(cluster.ClientAsync));
        var loop = new OpenLoop(clients, expected);
        await loop.UntilMoreAsync(50);
        return loop;
    }

    public Task UntilMoreAsync(int answers)
    {
        var enough = Answered + answers;
        return Eventually.HoldsAsync(() => Answered >= enough, () => $"{enough} answers; {Answered} so far, faults: {string.Join("; ", _faults.Take(3))}");
    }

    /// <summary>Stops, waits for every answer, and says how long they took; never how long they should have taken, which is the machine's affair.</summary>
    public async Task AssertFlawlessAsync(string happened)
    {
        await DisposeAsync();
        var sorted = _milliseconds.Order().ToArray();
        await Figures.TellAsync(Describe(happened, sorted));
        Assert.Empty(_faults);
        Assert.NotEmpty(sorted);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stop.IsCancellationRequested)
        {
            await _stop.CancelAsync();
            await _running;
            await Eventually.HoldsAsync(() => Volatile.Read(ref _underWay) == 0, () => "every request is answered");
            Array.ForEach(_clients, client => client.Dispose());
        }
    }

    private string Describe(string happened, double[] sorted) => string.Create(
        CultureInfo.InvariantCulture,
        $"{happened}: {sorted.Length} answers, {_faults.Count} failed or wrong, {_reconnected} asked of another node after a broken connection; p50 {At(sorted, 0.5):0.0} ms, p99 {At(sorted, 0.99):0.0} ms, most {At(sorted, 1):0.0} ms");

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];

    private async Task AskAsync(int number)
    {
        Interlocked.Increment(ref _underWay);
        var question = _questions[number % _questions.Length];
        var started = Stopwatch.GetTimestamp();
        try
        {
            for (var tries = 0; !await TryAskAsync(_clients[(number + tries) % _clients.Length], question); tries++)
            {
                Interlocked.Increment(ref _reconnected);
                if (tries == 10 * _clients.Length)
                {
                    _faults.Enqueue($"{question}: no node can be reached");
                    return;
                }
            }

            _milliseconds.Enqueue(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (OperationCanceledException)
        {
            _faults.Enqueue($"{question}: no answer in time");
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    /// <returns>Whether the connection held.</returns>
    private async Task<bool> TryAskAsync(HttpClient client, string question)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(question, UriKind.Relative));
            var body = await answer.Content.ReadAsStringAsync();
            var which = Array.FindIndex(_expected, expected => answer.StatusCode == HttpStatusCode.OK && expected[question] == body);
            if (which < 0)
            {
                _faults.Enqueue($"{question}: {(int)answer.StatusCode} {body[..Math.Min(200, body.Length)]}");
            }

            _older.AddOrUpdate($"{which}", 1, (_, count) => count + 1);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return false;
        }
    }
}
