using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Overindex.Cluster.Tests.Support;

/// <summary>Many callers, each asking again as soon as it is answered or put off; every answer is compared with what one process alone says.</summary>
internal sealed class Crowd
{
    private readonly ConcurrentQueue<double> _answered = [];
    private readonly ConcurrentQueue<double> _putOff = [];
    private readonly ConcurrentQueue<string> _faults = [];

    public int Answered => _answered.Count;

    public int PutOff => _putOff.Count;

    public IReadOnlyCollection<string> Faults => _faults;

    public static async Task<Crowd> RunAsync(
        TestCluster cluster, string[] nodes, IReadOnlyDictionary<string, string> expected, int callers, TimeSpan length)
    {
        var crowd = new Crowd();
        var clients = await Task.WhenAll(nodes.Select(cluster.ClientAsync));
        var questions = expected.ToArray();
        using var stop = new CancellationTokenSource(length);
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async caller =>
        {
            // Apart from each other, so that few share an answer.
            for (var number = (int)((long)caller * questions.Length / callers); !stop.IsCancellationRequested; number++)
            {
                await crowd.AskAsync(clients[caller % clients.Length], questions[number % questions.Length]);
            }
        }));
        Array.ForEach(clients, client => client.Dispose());
        return crowd;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Answered} answered in {Times(_answered)}; {PutOff} put off in {Times(_putOff)}; {_faults.Count} failed or wrong");

    private static string Times(ConcurrentQueue<double> times) => string.Create(
        CultureInfo.InvariantCulture, $"p50 {At(times, 0.5):0} ms, p99 {At(times, 0.99):0} ms, most {At(times, 1):0} ms");

    private static double At(ConcurrentQueue<double> times, double share) =>
        times.IsEmpty ? 0 : times.Order().ElementAt(Math.Min(times.Count - 1, (int)(times.Count * share)));

    private async Task AskAsync(HttpClient client, KeyValuePair<string, string> question)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await client.GetAsync(new Uri(question.Key, UriKind.Relative));
            var body = await answer.Content.ReadAsStringAsync();
            var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (answer.StatusCode == HttpStatusCode.OK && body == question.Value)
            {
                _answered.Enqueue(took);
            }
            else if (answer.StatusCode == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter?.Delta > TimeSpan.Zero)
            {
                _putOff.Enqueue(took);
            }
            else
            {
                _faults.Enqueue($"{question.Key}: {(int)answer.StatusCode} {body[..Math.Min(200, body.Length)]}");
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            _faults.Enqueue($"{question.Key}: {e.Message}");
        }
    }
}
