namespace Overindex.Ingest.Duck;

/// <summary>Quotes texts for DuckDB; every text that is not ours goes through here.</summary>
internal static class Sql
{
    internal static string Text(string value) => "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";

    internal static string Name(string value) => "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>A path that DuckDB takes literally, where it would read <c>[ * ?</c> as a glob.</summary>
    internal static string Path(string path) => Text(Literal(path));

    internal static string Paths(IEnumerable<string> paths) => "[" + string.Join(", ", paths.Select(Path)) + "]";

    internal static string Literal(string path) => path
        .Replace("[", "[[]", StringComparison.Ordinal)
        .Replace("*", "[*]", StringComparison.Ordinal)
        .Replace("?", "[?]", StringComparison.Ordinal);
}
