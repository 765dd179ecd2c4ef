namespace Overindex.Bench.Counting;

/// <summary>The databases of the other systems, loaded once and kept in the cache.</summary>
internal static class Competitors
{
    private const string DuckName = "duck.db";
    private const string ClickHouseName = "clickhouse";

    internal static string DuckPath(PlatformSpec spec) => Path.Combine(Directory(spec), DuckName);

    internal static string ClickHousePath(PlatformSpec spec) => Path.Combine(Directory(spec), ClickHouseName);

    private static string Directory(PlatformSpec spec) => CacheDirectory.Make(spec.Name + "-others", $"DuckDB's and ClickHouse's copies of {spec.Name}", directory =>
    {
        var people = Path.Combine(directory, "people.tsv");
        var audiences = Path.Combine(directory, "audiences.tsv");
        TextExport.WritePeople(spec, people);
        TextExport.WriteAudiences(spec, audiences);
        Console.WriteLine("loading DuckDB");
        DuckContender.Load(Path.Combine(directory, DuckName), people, audiences);
        Console.WriteLine("loading ClickHouse");
        ClickHouseContender.Load(Path.Combine(directory, ClickHouseName), people, audiences);
        File.Delete(people);
        File.Delete(audiences);
    });
}
