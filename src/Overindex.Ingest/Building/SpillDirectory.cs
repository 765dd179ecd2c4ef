namespace Overindex.Ingest.Building;

/// <summary>Where DuckDB spills what does not fit into memory. Its name starts with a dot: if the build is killed, the next one clears it away.</summary>
internal sealed class SpillDirectory : IDisposable
{
    /// <param name="parent">A directory of which leftovers are cleared.</param>
    internal SpillDirectory(string parent)
    {
        Path = System.IO.Path.GetFullPath(System.IO.Path.Combine(parent, $".spill-{Guid.NewGuid():N}"));
        try
        {
            Directory.CreateDirectory(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IngestException($"The directory {Path} cannot be made: {e.Message}", e);
        }
    }

    internal string Path { get; }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
