using System.Text;
using DuckDB.NET.Data;

namespace Overindex.Ingest.Tests.Platforms;

/// <summary>Input files in a directory of their own, and a data directory beside them.</summary>
internal sealed class TestPlatform : IDisposable
{
    internal static readonly DateOnly Date = new(2026, 10, 31);

    internal const string People = "person_id,age,gender,country,metro\np1,18-24,female,US,501\np2,25-34,male,gb,\np3,,,,\n";
    internal const string Interests = "interest_id,name,parent_id\n1,Animals,\n2,Cats,1\n3,Art,\n";
    internal const string Items = "item_id,ad_account_id,interest_ids,title\ni1,100,2,a cat\ni2,200,3;2,\ni3,,,nobody's\n";

    internal const string Interactions =
        "person_id,item_id,action,occurred_at\n"
        + "p1,i1,save,2026-10-31T23:59:59Z\np1,i2,impression,2026-10-02\np2,i1,impression,2026-10-10T08:00:00+02:00\n"
        + "p3,i3,closeup,2026-10-10 08:00:00\np2,i2,save,2026-10-01T23:59:59Z\n";

    internal TestPlatform()
    {
        System.IO.Directory.CreateDirectory(Directory);
        Write("people.csv", People);
        Write("interests.csv", Interests);
        Write("items.csv", Items);
        Write("interactions.csv", Interactions);
    }

    internal string Directory { get; } = Path.Combine(Path.GetTempPath(), $"overindex-ingest-{Guid.NewGuid():N}");

    internal string Data => PathOf("data");

    internal Dictionary<string, string> Config { get; } = new()
    {
        ["people"] = "\"people.csv\"",
        ["interests"] = "\"interests.csv\"",
        ["items"] = "\"items.csv\"",
        ["interactions"] = "\"interactions.csv\"",
    };

    internal string PathOf(string name) => Path.Combine(Directory, name);

    internal void Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    internal void Write(string name, byte[] bytes)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllBytes(PathOf(name), bytes);
    }

    /// <summary>Writes a query's result; DuckDB takes format and compression from <paramref name="how"/>.</summary>
    internal void Copy(string query, string name, string how)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        Sql($"COPY ({query.Replace("@", Directory, StringComparison.Ordinal)}) TO '{PathOf(name)}' ({how})");
    }

    /// <summary>Runs a statement in a database of its own; <c>@</c> stands for the directory.</summary>
    internal List<object?[]> Sql(string statement)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement.Replace("@", Directory, StringComparison.Ordinal);
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        }

        return rows;
    }

    internal string WriteConfig()
    {
        Write("overindex.json", "{" + string.Join(",\n", Config.Select(pair => $"\"{pair.Key}\": {pair.Value}")) + "}");
        return PathOf("overindex.json");
    }

    internal Task<BuildReport> BuildAsync(
        double maxRejects = 1,
        int window = 30,
        int threads = 0,
        int shards = 1,
        DateOnly? date = null,
        string? data = null,
        bool keepDays = true,
        IProgress<PhaseProgress>? progress = null,
        CancellationToken cancellation = default) =>
        PlatformBuild.RunAsync(
            new BuildRequest
            {
                Config = BuildConfig.Load(WriteConfig()),
                Date = date ?? Date,
                WindowDays = window,
                DataDirectory = data ?? Data,
                MaxRejects = maxRejects,
                Threads = threads,
                Shards = shards,
                KeepDays = keepDays,
            },
            progress,
            cancellation);

    internal async Task<string> FailAsync(double maxRejects = 1, int window = 30) =>
        (await Assert.ThrowsAsync<IngestException>(() => BuildAsync(maxRejects, window))).Message;

    /// <summary>The lines of <c>rejects.csv</c>, without the header, which is checked.</summary>
    internal string[] Rejects()
    {
        var lines = File.ReadAllLines(Path.Combine(Data, "rejects.csv"));
        Assert.Equal("input,file,row,column,value,reason", lines[0]);
        return lines[1..];
    }

    /// <summary>Everything under <c>snapshots</c>: names and bytes.</summary>
    internal Dictionary<string, byte[]> Published()
    {
        var root = Path.Combine(Data, "snapshots");
        return System.IO.Directory.Exists(root)
            ? System.IO.Directory.GetFiles(root, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(root, file), File.ReadAllBytes)
            : [];
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
