using System.Globalization;
using Overindex.Ingest.Tests.Platforms;

namespace Overindex.Ingest.Tests.Days;

/// <summary>A platform that writes a file of interactions a day, and is built with and without what earlier builds kept.</summary>
internal sealed class DailyPlatform : IDisposable
{
    internal static readonly DateOnly Today = new(2026, 10, 31);

    private const string Header = "person_id,item_id,action,occurred_at,device\n";

    internal DailyPlatform()
    {
        Files.Write("items.csv", TestPlatform.Items);
        Files.Config["interactions"] = "\"events/*.csv\"";
    }

    internal TestPlatform Files { get; } = new();

    internal string DaysDirectory => Path.Combine(Files.Data, "days");

    internal static string Row(string person, string item, string action, DateOnly day, string device = "") =>
        string.Create(CultureInfo.InvariantCulture, $"{person},{item},{action},{day:yyyy-MM-dd}T11:12:13Z,{device}\n");

    internal void WriteEvents(string name, params IEnumerable<string> rows) => Files.Write($"events/{name}.csv", Header + string.Concat(rows));

    /// <summary>Builds with what is kept, and anew elsewhere; both must publish the same, count the same and list the same rejected rows.</summary>
    /// <returns>The report of the build that uses what is kept.</returns>
    internal async Task<BuildReport> BuildAsync(DateOnly date, int window = 3, int shards = 1)
    {
        var kept = await Files.BuildAsync(date: date, window: window, shards: shards);
        var fresh = Files.PathOf($"fresh-{Guid.NewGuid():N}");
        var anew = await Files.BuildAsync(date: date, window: window, shards: shards, data: fresh, keepDays: false);

        Assert.Equal(Bytes(fresh, anew), Bytes(Files.Data, kept));
        Assert.Equal(anew.Inputs.Select(Figures), kept.Inputs.Select(Figures));
        Assert.Equal(Rejects(fresh), Rejects(Files.Data));
        Assert.All(anew.Inputs, input => Assert.Equal(0, input.FromDays));
        Assert.False(Directory.Exists(Path.Combine(fresh, "days")));
        return kept;
    }

    internal static long FromDays(BuildReport report) => report.Inputs.Sum(input => input.FromDays);

    public void Dispose() => Files.Dispose();

    private static string Figures(InputReport input) => $"{input with { FromDays = 0, Rejected = [] }} {string.Join(", ", input.Rejected)}";

    private static string[] Rejects(string data) => File.Exists(Path.Combine(data, "rejects.csv")) ? File.ReadAllLines(Path.Combine(data, "rejects.csv")) : [];

    private static Dictionary<string, byte[]> Bytes(string data, BuildReport report)
    {
        var directory = Path.Combine(data, "snapshots", report.Published.Id.ToString());
        return Directory.GetFiles(directory, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(directory, file), File.ReadAllBytes);
    }
}
