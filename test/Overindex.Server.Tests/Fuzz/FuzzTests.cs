using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using CsCheck;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Fuzz;

/// <summary>Memory and time are measured, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(FuzzTests), DisableParallelization = true)]
public sealed class FuzzCollection;

/// <summary>Requests made from the OpenAPI document: 5 000, or as many as <c>OVERINDEX_FUZZ</c> says; 20 000 are what is promised.</summary>
[Collection(nameof(FuzzTests))]
public sealed class FuzzTests
{
    private static readonly int Requests = int.TryParse(Environment.GetEnvironmentVariable("OVERINDEX_FUZZ"), out var given) ? given : 5_000;
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<int, int> _statuses = new();

    [Fact]
    public async Task No_request_makes_the_server_fail_answer_off_the_contract_dawdle_or_keep_memory()
    {
        await using var server = await RunningServer.StartAsync(options => options with { AuditLog = Path.Combine(options.DataDirectory, "audit.jsonl") });
        var api = await DescribedApi.OfAsync(server);
        string[] secrets = [server.Secret, server.Secret, server.Tokens.Create(new() { Accounts = [TestPlatform.Small] }).Secret, server.Tokens.Create(new() { AllAccounts = true, Scopes = ["a:b"] }).Secret];
        using var connection = new KeptConnection(server.Address);
        var requests = new FuzzedRequests(api, secrets).Requests;
        Run(server, api, connection, requests, Requests / 4);
        var before = Memory(server, secrets);
        Run(server, api, connection, requests, Requests - (Requests / 4));
        var after = Memory(server, secrets);

        Assert.InRange(after - before, long.MinValue, 8 << 20);
        await server.Client.OkAsync($"/v5/ad_accounts/{TestPlatform.Big}/insights/audiences");
        Assert.Equal(Requests, _statuses.Values.Sum());

        // The requests met every kind of answer, not just one refusal.
        Assert.All((int[])[200, 304, 400, 401, 403, 404, 405], status => Assert.True(_statuses.GetValueOrDefault(status) > 0, $"no {status}"));
        await server.StopAsync();
        var written = await File.ReadAllTextAsync(Path.Combine(server.DataDirectory, "audit.jsonl"));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, written, StringComparison.Ordinal));
    }

    private void Run(RunningServer server, DescribedApi api, KeptConnection connection, Gen<FuzzedRequest> requests, int count) => requests.Sample(
        request =>
        {
            var (reply, elapsed) = Ask(connection, request);

            // What makes the server dawdle does so again; what only came while the machine was busy does not.
            for (var again = 0; again < 3 && elapsed > Slow; again++)
            {
                (reply, elapsed) = Ask(connection, request);
            }

            Assert.InRange(elapsed, TimeSpan.Zero, Slow);
            _statuses.AddOrUpdate(reply.Status, 1, (_, before) => before + 1);
            Check(api, request, reply);
        },
        iter: count,
        threads: 1,
        print: request => request.Text.ReplaceLineEndings(" | ").Replace(server.Secret, "TOKEN", StringComparison.Ordinal));

    private static (RawReply Reply, TimeSpan Elapsed) Ask(KeptConnection connection, FuzzedRequest request)
    {
        var started = Stopwatch.GetTimestamp();
        var reply = connection.Ask(Encoding.UTF8.GetBytes(request.Text), hasBody: request.Method != "HEAD");
        return (reply, Stopwatch.GetElapsedTime(started));
    }

    private static void Check(DescribedApi api, FuzzedRequest request, RawReply reply)
    {
        Assert.InRange(reply.Status, 200, 499);
        Assert.Matches("^[0-9a-f]{32}$", reply.Headers["x-request-id"]);
        Assert.DoesNotContain("x-injected", reply.Headers.Keys);
        if (request.Method == "HEAD" || reply.Status == 304 || reply.Headers.ContainsKey("content-encoding"))
        {
            return;
        }

        if (reply.Status >= 400)
        {
            reply.IsError(reply.Status, reply.Json().GetProperty("code").GetInt32());
            Assert.NotEqual(0, reply.Json().GetProperty("code").GetInt32());
            return;
        }

        // A segment that was mangled may make it another operation's path; the body is that of some operation.
        Assert.Equal(200, reply.Status);
        Assert.Equal("application/json; charset=utf-8", reply.Headers["content-type"]);
        var body = reply.Json();
        Assert.Contains(api.Operations, operation => api.Problem(body, api.SchemaOf(operation, 200)!.Value) is null);
    }

    // The log that the test itself keeps is not the server's memory.
    private static long Memory(RunningServer server, string[] secrets)
    {
        Assert.All(secrets, secret => Assert.DoesNotContain(server.LogRecorder.Lines, line => line.Text.Contains(secret, StringComparison.Ordinal)));
        server.LogRecorder.Forget();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
