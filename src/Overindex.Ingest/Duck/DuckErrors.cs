using DuckDB.NET.Data;

namespace Overindex.Ingest.Duck;

/// <summary>Turns DuckDB's errors into ours: what was being read, and the first line of what DuckDB says.</summary>
internal static class DuckErrors
{
    internal static T Explain<T>(string what, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (IsDuck(e))
        {
            throw new IngestException($"{what}: {FirstLine(e.Message)}", e);
        }
    }

    internal static bool IsDuck(Exception e) => e is DuckDBException;

    internal static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd();
}
