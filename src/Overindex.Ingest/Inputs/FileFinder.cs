using Overindex.Ingest.Configuration;
using Overindex.Ingest.Duck;

namespace Overindex.Ingest.Inputs;

/// <summary>Finds the files that patterns mean, in an order that does not depend on the file system.</summary>
internal sealed class FileFinder(DuckSession duck, string directory)
{
    internal List<InputFile> Find(string input, InputLocation location)
    {
        var files = new List<InputFile>();
        var seen = new HashSet<string>();
        foreach (var pattern in location.Patterns)
        {
            foreach (var path in Expand(input, pattern))
            {
                if (!seen.Add(path))
                {
                    throw new IngestException($"{input}: the file {NameOf(path)} is named twice. Its rows would count twice; name it once.");
                }

                files.Add(Check(input, path, location.Format));
            }
        }

        return files;
    }

    internal string NameOf(string path)
    {
        var relative = Path.GetRelativePath(directory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? path : relative.Replace('\\', '/');
    }

    internal IReadOnlyList<string> Expand(string input, string pattern)
    {
        var full = Path.GetFullPath(Path.Combine(directory, pattern));
        if (File.Exists(full))
        {
            return [full];
        }

        if (Directory.Exists(full))
        {
            throw new IngestException($"{input}: {pattern} is a directory. Name its files, such as {pattern.TrimEnd('/')}/*.parquet.");
        }

        // Only what the user wrote is a glob; the config's directory is taken literally.
        var glob = Path.IsPathRooted(pattern) ? pattern : Path.Combine(Sql.Literal(directory), pattern);
        var found = duck.Texts($"SELECT file FROM glob({Sql.Text(glob)})");
        if (found.Count == 0)
        {
            throw new IngestException($"{input}: no file matches {pattern}, looked for in {directory}. Correct the path in the config.");
        }

        found = found.ConvertAll(Path.GetFullPath);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private InputFile Check(string input, string path, InputFormat? format)
    {
        var name = NameOf(path);
        format ??= InputFormats.FromPath(path)
            ?? throw new IngestException(
                $"{input}: the extension of {name} does not tell its format. Add \"format\" to the input in the config: "
                + $"{string.Join(", ", InputFormats.Names.Keys)}.");
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length == 0)
            {
                throw new IngestException($"{input}: {name} is empty (0 bytes). Write it again, or leave it out.");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IngestException($"{input}: {name} cannot be read: {e.Message}", e);
        }

        return new InputFile(path, name, format.Value);
    }
}
