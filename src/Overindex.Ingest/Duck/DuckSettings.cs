namespace Overindex.Ingest.Duck;

/// <summary>How DuckDB uses the machine.</summary>
internal sealed record DuckSettings
{
    /// <summary>Relative paths in the user's SELECTs start here.</summary>
    internal required string SearchDirectory { get; init; }

    /// <summary>Where to spill; none = not at all.</summary>
    internal string? SpillDirectory { get; init; }

    /// <summary>Threads; 0 = one per core.</summary>
    internal int Threads { get; init; }

    /// <summary>Bytes of memory; by default half of what there is.</summary>
    internal long MemoryBytes { get; init; } = Math.Max(256L << 20, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);

    internal IEnumerable<(string Name, string Value)> ToOptions()
    {
        if (Threads > 0)
        {
            yield return ("threads", Threads.ToString());
        }

        yield return ("memory_limit", Sql.Text($"{MemoryBytes >> 20}MiB"));
        yield return ("temp_directory", Sql.Text(SpillDirectory ?? ""));
        yield return ("TimeZone", "'UTC'");

        // A comma separates directories here and cannot be quoted; such a directory only loses relative paths inside SELECTs.
        yield return ("file_search_path", Sql.Text(SearchDirectory.Contains(',', StringComparison.Ordinal) ? "" : SearchDirectory));

        // No surprise downloads: an extension that a SELECT needs must be installed already.
        yield return ("autoinstall_known_extensions", "false");
        yield return ("enable_progress_bar", "true");
        yield return ("enable_progress_bar_print", "false");
    }
}
