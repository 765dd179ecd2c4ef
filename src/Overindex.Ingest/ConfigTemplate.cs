using Overindex.Ingest.Configuration;
using Overindex.Ingest.Duck;

namespace Overindex.Ingest;

/// <summary>Makes a commented starting config by looking at files: what <c>overindex init</c> does.</summary>
public static class ConfigTemplate
{
    /// <summary>Looks at files and writes the text of a config that fits them.</summary>
    /// <param name="files">Paths or globs of input files; those whose columns fit an input are assigned to it.</param>
    /// <param name="configDirectory">Where the config will be; paths are written relative to it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>JSON with comments; inputs that no file fits are commented out with what they need.</returns>
    /// <exception cref="IngestException">A file cannot be read.</exception>
    public static Task<string> CreateAsync(IReadOnlyList<string> files, string configDirectory, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentException.ThrowIfNullOrEmpty(configDirectory);
        return Task.Run(() => Create(files, Path.GetFullPath(configDirectory), cancellationToken), cancellationToken);
    }

    private static string Create(IReadOnlyList<string> files, string directory, CancellationToken cancellation)
    {
        using var duck = new DuckSession(new DuckSettings { SearchDirectory = directory }, cancellation);
        var assignment = new FileAssignment();
        foreach (var seen in new FileSurvey(duck, directory).Look(files))
        {
            assignment.Add(seen);
        }

        return TemplateText.Write(assignment);
    }
}
