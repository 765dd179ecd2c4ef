using Overindex.Ingest.Duck;

namespace Overindex.Ingest.Building;

/// <summary>A <c>rejects.csv</c>: replaced in one step, and never an old one beside a build that rejected nothing.</summary>
internal static class RejectsFile
{
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the rejected rows to the path that it is given; none when there are none.</param>
    internal static void Replace(string path, Action<string>? write)
    {
        var temporary = path + ".new";
        try
        {
            File.Delete(temporary);
            if (write is null)
            {
                File.Delete(path);
                return;
            }

            write(temporary);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException || DuckErrors.IsDuck(e))
        {
            File.Delete(temporary);
            throw new IngestException($"{path} cannot be written: {DuckErrors.FirstLine(e.Message)}", e);
        }
    }
}
