using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Overindex.Bench.Counting;
using Overindex.Bench.Reports;
using Overindex.Server;

namespace Overindex.Bench.Serving;

/// <summary>The server beside a bare endpoint, warm and cold.</summary>
internal sealed class ServingBench
{
    private const int Connections = 32;
    private const int Seconds = 6;

    private readonly FigureFile _figures = new("serving", "bench/run.sh serving");
    private readonly string _data = SnapshotGenerator.DataDirectory(ServingPlatform.Spec);
    private readonly string _secret;

    private ServingBench() => _secret = new TokenStore(_data).Create(new AccessTokenRequest { Name = "bench", AllAccounts = true }).Secret;

    internal static async Task RunAsync(bool prepareOnly)
    {
        SnapshotGenerator.DataDirectory(ServingPlatform.Spec);
        if (prepareOnly)
        {
            return;
        }

        var bench = new ServingBench();
        bench._figures.Versions["wrk"] = Wrk.Version;
        bench._figures.Versions["note:"] = "requests are charged to their token and the headers say so; the limits are too high to be reached";
        await bench.StartAsync();
        await bench.WarmAsync();
        await bench.ColdAsync();
        bench._figures.Write();
    }

    private async Task StartAsync()
    {
        var times = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            var started = Stopwatch.GetTimestamp();
            using var host = new HostProcess("warm", _data);
            using var client = NewClient(host.Address);
            await client.GetByteArrayAsync(ServingPlatform.Insights(ServingPlatform.Ordinary));
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        _figures.Add("process start to first answer, 10 M people, every byte verified", "Overindex", times[1], "ms", "< 1,000", times[1] < 1_000);
    }

    private async Task WarmAsync()
    {
        using var ours = new HostProcess("warm", _data);
        using var client = NewClient(ours.Address);
        var path = ServingPlatform.Insights(ServingPlatform.Ordinary);
        using var response = await client.GetAsync(path);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var body = CacheDirectory.PathOf("answer.json");
        await File.WriteAllBytesAsync(body, bytes);
        using var bare = new HostProcess("bare", body);
        _figures.Add("size of the answer", "both", bytes.Length, "bytes");

        // Alternating, so that a slower minute of the machine meets both.
        var rates = new List<(double Bare, double Ours)>();
        Wrk? lastOurs = null, lastBare = null;
        for (var round = 0; round < 4; round++)
        {
            lastBare = Wrk.Run(bare.Address, _secret, Connections, Seconds);
            lastOurs = Wrk.Run(ours.Address + path, _secret, Connections, Seconds);
            if (round > 0)
            {
                rates.Add((lastBare.RequestsPerSecond, lastOurs.RequestsPerSecond));
            }
        }

        var ratio = Sampler.Median([.. rates.Select(rate => rate.Ours / rate.Bare).Order()]);
        _figures.Add("warm, 32 connections", "bare Kestrel", Sampler.Median([.. rates.Select(rate => rate.Bare).Order()]), "requests/s");
        _figures.Add("warm, 32 connections", "Overindex", Sampler.Median([.. rates.Select(rate => rate.Ours).Order()]), "requests/s");
        _figures.Add("warm, beside bare Kestrel", "Overindex", ratio, "x", ">= 0.8x", ratio >= 0.8);
        _figures.Add("warm, p99", "bare Kestrel", lastBare!.P99Milliseconds, "ms");
        _figures.Add("warm, p99", "Overindex", lastOurs!.P99Milliseconds, "ms");
        _figures.Add("not modified (If-None-Match)", "Overindex",
            Wrk.Run(ours.Address + path, _secret, Connections, Seconds, $"If-None-Match: {response.Headers.ETag}").RequestsPerSecond, "requests/s");
        _figures.Add("warm, brotli", "Overindex",
            Wrk.Run(ours.Address + path, _secret, Connections, Seconds, "Accept-Encoding: gzip, deflate, br").RequestsPerSecond, "requests/s");
        var memory = ours.Memory();
        _figures.Add("managed memory committed after that", "Overindex", memory.Committed / 1e6, "MB", "< 200", memory.Committed < 200_000_000);
        await BesideHugeAsync(client, ours.Address + path);
    }

    /// <summary>Warm requests while, one after the other on two connections, huge audiences are counted for the first time.</summary>
    private async Task BesideHugeAsync(HttpClient client, string warm)
    {
        var alone = Wrk.Run(warm, _secret, 4, 4);
        using var stop = new CancellationTokenSource();
        var answered = 0;
        var cold = Enumerable.Range(0, 2).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < ServingPlatform.Each * 24 && !stop.IsCancellationRequested; i++)
            {
                var account = ServingPlatform.FirstHuge + ((i + worker) % ServingPlatform.Each);
                await client.GetByteArrayAsync(ServingPlatform.SubInterests(account, (i / ServingPlatform.Each) + (12 * worker)));
                Interlocked.Increment(ref answered);
            }
        })).ToArray();
        var beside = Wrk.Run(warm, _secret, 4, 4);
        await stop.CancelAsync();
        await Task.WhenAll(cold);
        _figures.Add("warm p99 alone, 4 connections", "Overindex", alone.P99Milliseconds, "ms");
        _figures.Add($"warm p99 while {answered} audiences of 5 M people are counted, 2 at once", "Overindex", beside.P99Milliseconds, "ms");
        _figures.Add("warm throughput meanwhile", "Overindex", beside.RequestsPerSecond / alone.RequestsPerSecond, "of alone");
    }

    private async Task ColdAsync()
    {
        const int Warm = 20;
        var atCaller = new List<double>();
        (long Committed, long Used) memory;
        string log;
        using (var host = new HostProcess("cold", _data))
        {
            log = host.Log;
            using var client = NewClient(host.Address);
            for (var i = 0; i < Warm + 300; i++)
            {
                var started = Stopwatch.GetTimestamp();
                await client.GetByteArrayAsync(ServingPlatform.Insights(ServingPlatform.FirstLarge + (i % ServingPlatform.Each)));
                atCaller.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            memory = host.Memory();
        }

        AddCold("at the server", [.. ServerTimes.Of(log).Skip(Warm)], goal: 25);
        AddCold("at the caller", [.. atCaller.Skip(Warm)], goal: null);
        _figures.Add("managed memory committed after that", "Overindex", memory.Committed / 1e6, "MB", "< 200", memory.Committed < 200_000_000);
    }

    private void AddCold(string where, double[] times, double? goal)
    {
        Array.Sort(times);
        var p99 = times[(int)(times.Length * 0.99)];
        _figures.Add($"cold, 1 M people, one caller, median {where}", "Overindex", Sampler.Median(times), "ms");
        _figures.Add($"cold, 1 M people, one caller, p99 {where}", "Overindex", p99, "ms", goal is null ? null : $"< {goal}", goal is null ? null : p99 < goal);
    }

    private HttpClient NewClient(string address)
    {
        var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _secret);
        return client;
    }
}
