using Overindex.Bench.Client.Systems;

namespace Overindex.Bench.Client.Measuring;

/// <summary>One run: every system answers right, is warmed up, and is then measured in turn with the others, several times.</summary>
internal static class MeasuringRun
{
    // Many short rounds: a machine's slow moments fall on all systems alike.
    private const int Rounds = 25;

    private const int Calls = 320;

    private const int WarmingCalls = 3_200;

    private const int Gen2Calls = 20_000;

    internal static async Task RunAsync()
    {
        using var server = new ServerProcess();
        var systems = AllSystems.Create(server.Address);
        var rows = new List<Row>();
        foreach (var system in systems)
        {
            var before = await server.ConnectionsAsync();
            await Sample.CallAsync(system, WarmingCalls);
            rows.Add(new Row(system.Name) { Connections = await server.ConnectionsAsync() - before });
        }

        foreach (var system in systems)
        {
            await SameAnswers.CheckAsync(system, systems[^1]);
            Console.Error.WriteLine($"warm: {system.Name}: {await Sample.TakeAsync(system, WarmingCalls)}");
        }

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (system, row) in systems.Zip(rows))
            {
                row.Samples.Add(await Sample.TakeAsync(system, Calls));
            }
        }

        foreach (var (system, row) in systems.Zip(rows))
        {
            row.Gen2 = await Sample.Gen2Async(system, Gen2Calls);
            system.Dispose();
        }

        Report.Write(rows);
    }
}
