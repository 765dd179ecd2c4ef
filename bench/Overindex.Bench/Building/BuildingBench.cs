using System.Globalization;
using Overindex.Bench.Reports;

namespace Overindex.Bench.Building;

/// <summary>Builds from files to a published snapshot, beside what DuckDB's SQL takes for less. Parts, because together they take many minutes.</summary>
internal sealed class BuildingBench
{
    private const long GB = 1_000_000_000;
    private static readonly bool KnowsMemory = BuildProcess.Knows("--memory");

    internal static void Run(string part, bool prepareOnly)
    {
        Events(1);
        Events(0.1);
        foreach (var (name, measure) in ((string, Action<FigureFile>)[])[("sql", Sql), ("memory", Memory), ("scaling", Scaling), ("days", Days)])
        {
            if (!prepareOnly && (part == name || part == "all"))
            {
                var figures = new FigureFile("building-" + name, $"bench/run.sh building {name}");
                measure(figures);
                figures.Write();
            }
        }
    }

    private static void Sql(FigureFile figures)
    {
        var events = Events(1);
        double whole;
        using (var sql = new BuildingSql(events, Fresh("duck-temporary")))
        {
            figures.Versions["DuckDB"] = sql.Version;
            sql.Scan();
            figures.Add("merely scanning the four columns", "DuckDB", sql.Scan(), "s");
            var distinct = sql.DistinctPairs();
            figures.Add("distinct (account, person) pairs", "DuckDB", distinct, "s");
            var ordering = sql.Ordering();
            figures.Add("their ordering", "DuckDB", ordering, "s");
            figures.Add("distinct (account, person) pairs", "DuckDB", sql.Pairs() / 1e6, "million");
            whole = distinct + ordering;
        }

        var built = BuildProcess.Run(Config(events), Fresh("built"), EventScale.LastDay, Limit("8GB"));
        figures.Add("files to published snapshot", "Overindex", built.Seconds, "s");
        figures.Add("beside DuckDB's pairs and their ordering", "Overindex", built.Seconds / whole, "x", "<= 0.4x", built.Seconds / whole <= 0.4);
        figures.Add("peak resident memory", "Overindex", built.PeakBytes / 1e9, "GB", "<= 8", built.PeakBytes <= 8 * GB);
    }

    private static void Memory(FigureFile figures)
    {
        if (!KnowsMemory)
        {
            Console.WriteLine("overindex build has no --memory yet");
            return;
        }

        var config = Config(Events(1));
        var ample = BuildProcess.Run(config, Fresh("built"), EventScale.LastDay, "--memory", "8GB");
        var scarce = BuildProcess.Run(config, Fresh("built"), EventScale.LastDay, "--memory", "2GB");
        figures.Add("--memory 8GB", "Overindex", ample.Seconds, "s");
        figures.Add("--memory 8GB, peak resident memory", "Overindex", ample.PeakBytes / 1e9, "GB", "<= 8", ample.PeakBytes <= 8 * GB);
        figures.Add("--memory 2GB", "Overindex", scarce.Seconds, "s");
        figures.Add("--memory 2GB, peak resident memory", "Overindex", scarce.PeakBytes / 1e9, "GB", "<= 2", scarce.PeakBytes <= 2 * GB);
        figures.Add("2GB beside 8GB", "Overindex", scarce.Seconds / ample.Seconds, "x", "<= 2x", scarce.Seconds <= 2 * ample.Seconds);
    }

    private static void Scaling(FigureFile figures)
    {
        var tenth = BuildProcess.Run(Config(Events(0.1)), Fresh("built"), EventScale.LastDay, Limit("8GB"));
        var whole = BuildProcess.Run(Config(Events(1)), Fresh("built"), EventScale.LastDay, Limit("8GB"));
        figures.Add("10 M interactions", "Overindex", tenth.Seconds, "s");
        figures.Add("100 M interactions", "Overindex", whole.Seconds, "s");
        figures.Add("10x the data", "Overindex", whole.Seconds / tenth.Seconds, "x", "<= 11x", whole.Seconds <= 11 * tenth.Seconds);
    }

    /// <summary>A day later: the window moves by one, into a data directory that has built the day before, and into an empty one.</summary>
    private static void Days(FigureFile figures)
    {
        var events = Events(1);
        var data = Fresh("built");
        var config = Linked(events);
        var first = BuildProcess.Run(config, data, EventScale.LastDay, Limit("8GB"));
        figures.Add("the day before, from nothing", "Overindex", first.Seconds, "s");
        Link(Path.Combine(events, "tomorrow"), Path.Combine(Path.GetDirectoryName(config)!, "interactions"));
        var dayMore = BuildProcess.Run(config, data, EventScale.LastDay.AddDays(1), Limit("8GB"));
        var other = Fresh("built-anew");
        var anew = BuildProcess.Run(config, other, EventScale.LastDay.AddDays(1), Limit("8GB"));
        figures.Add("one day more, after the day before", "Overindex", dayMore.Seconds, "s");
        figures.Add("the same from nothing", "Overindex", anew.Seconds, "s");
        figures.Add("one day more beside the whole", "Overindex", dayMore.Seconds / anew.Seconds, "x", "<= 0.2x", dayMore.Seconds <= 0.2 * anew.Seconds);
        var same = ManifestOf(data).SequenceEqual(ManifestOf(other));
        figures.Add("the two snapshots' checksums are the same", "Overindex", same ? 1 : 0, "", "1", same);
    }

    private static byte[] ManifestOf(string data) =>
        File.ReadAllBytes(Path.Combine(data, "snapshots", $"{EventScale.LastDay.AddDays(1):yyyy-MM-dd}.r1", "manifest.json"));

    /// <summary>The same files under a directory to which more can be added.</summary>
    private static string Linked(string events)
    {
        var directory = Fresh("events-linked");
        Link(events, directory);
        Link(Path.Combine(events, "interactions"), Directory.CreateDirectory(Path.Combine(directory, "interactions")).FullName);
        return Config(directory);
    }

    private static void Link(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from))
        {
            File.CreateSymbolicLink(Path.Combine(to, Path.GetFileName(file)), file);
        }
    }

    private static string Config(string events) => Path.Combine(events, "overindex.json");

    private static string[] Limit(string memory) => KnowsMemory ? ["--memory", memory] : [];

    private static string Events(double scale)
    {
        var directory = CacheDirectory.PathOf(string.Create(CultureInfo.InvariantCulture, $"events-{scale}"));
        EventGenerator.Run(directory, new EventScale(scale), Console.Out);
        return directory;
    }

    private static string Fresh(string name)
    {
        var directory = CacheDirectory.PathOf(name);
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }

        return Directory.CreateDirectory(directory).FullName;
    }
}
