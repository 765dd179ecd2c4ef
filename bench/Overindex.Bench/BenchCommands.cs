using System.CommandLine;
using Overindex.Bench.Building;
using Overindex.Bench.Clusters;
using Overindex.Bench.Counting;
using Overindex.Bench.Serving;

namespace Overindex.Bench;

/// <summary>What <c>bench/run.sh</c> calls.</summary>
internal static class BenchCommands
{
    internal static RootCommand Create() => new("Measures Overindex beside what a user would pick instead.")
    {
        Counting(),
        Building(),
        Serving(),
        Cluster(),
        All(),
        HostCommand(),
        Generate(),
    };

    private static Command Counting()
    {
        var part = new Argument<string>("part") { Description = "dense, tail, shares, platforms, large or all.", DefaultValueFactory = _ => "all" };
        var prepare = new Option<bool>("--prepare") { Description = "Only make the data." };
        var command = new Command("counting", "Counts audiences beside DuckDB, ClickHouse and merely reading memory.") { part, prepare };
        command.SetAction(parsed => CountingParts.RunAsync(parsed.GetRequiredValue(part), parsed.GetValue(prepare)));
        return command;
    }

    private static Command Building()
    {
        var part = new Argument<string>("part") { Description = "sql, memory, scaling, days or all.", DefaultValueFactory = _ => "all" };
        var prepare = new Option<bool>("--prepare") { Description = "Only make the data." };
        var command = new Command("building", "Builds snapshots from 100 M interactions beside DuckDB's SQL.") { part, prepare };
        command.SetAction(parsed => BuildingBench.Run(parsed.GetRequiredValue(part), parsed.GetValue(prepare)));
        return command;
    }

    private static Command Serving()
    {
        var prepare = new Option<bool>("--prepare") { Description = "Only make the data." };
        var command = new Command("serving", "Serves answers beside a bare Kestrel endpoint.") { prepare };
        command.SetAction(parsed => ServingBench.RunAsync(parsed.GetValue(prepare)));
        return command;
    }

    private static Command Cluster()
    {
        var part = new Argument<string>("part") { Description = "overhead, simulation or all.", DefaultValueFactory = _ => "all" };
        part.AcceptOnlyFromAmong("overhead", "simulation", "all");
        var prepare = new Option<bool>("--prepare") { Description = "Only make the data." };
        var command = new Command("cluster", "Counts on one node and three beside the local engine; computes a large cluster.") { part, prepare };
        command.SetAction(parsed => ClusterBench.RunAsync(parsed.GetRequiredValue(part), parsed.GetValue(prepare)));
        return command;
    }

    private static Command All()
    {
        var command = new Command("all", "Everything, one after the other.");
        command.SetAction(async _ =>
        {
            await CountingParts.RunAsync("all", prepareOnly: false);
            await ServingBench.RunAsync(prepareOnly: false);
            BuildingBench.Run("all", prepareOnly: false);
            await ClusterBench.RunAsync("all", prepareOnly: false);
        });
        return command;
    }

    private static Command HostCommand()
    {
        var kind = new Argument<string>("kind") { Description = "warm, cold or bare." };
        var path = new Argument<string>("path") { Description = "The data directory; for bare the file to answer with." };
        var command = new Command("host", "A server for the serving bench.") { kind, path };
        command.Hidden = true;
        command.SetAction(parsed => Host.RunAsync(parsed.GetRequiredValue(kind), parsed.GetRequiredValue(path)));
        return command;
    }

    private static Command Generate()
    {
        var directory = new Argument<string>("directory") { Description = "Where to; made if need be, and left alone when it is complete." };
        var scale = new Option<double>("--scale")
        {
            Description = "1 is 100 M interactions, 10 M people, 1 M items, 10 000 ad accounts.",
            DefaultValueFactory = _ => 1,
        };
        var command = new Command("generate", "Makes the platform that the building bench builds from, as Parquet.") { directory, scale };
        command.SetAction(parsed => EventGenerator.Run(parsed.GetRequiredValue(directory), new EventScale(parsed.GetValue(scale)), Console.Out));
        return command;
    }
}
