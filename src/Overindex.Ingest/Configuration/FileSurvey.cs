using Overindex.Ingest.Duck;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Configuration;

/// <summary>Looks at files to tell which inputs they could be.</summary>
internal sealed class FileSurvey(DuckSession duck, string configDirectory)
{
    /// <summary>Paths and globs are as the caller sees them, so relative to the working directory.</summary>
    internal IEnumerable<SurveyedFile> Look(IReadOnlyList<string> patterns)
    {
        var finder = new FileFinder(duck, Directory.GetCurrentDirectory());
        var location = new InputLocation([.. patterns.Distinct()], null, null);
        foreach (var file in finder.Find("init", location))
        {
            var (reader, columns) = DuckErrors.Explain(file.Name, () => InputSource.Look(duck, file));
            yield return new SurveyedFile(Path.GetRelativePath(configDirectory, file.Path).Replace('\\', '/'), columns, reader);
        }
    }
}

/// <summary>A file that was looked at.</summary>
/// <param name="Name">Its path relative to the config.</param>
/// <param name="Columns">The columns it has.</param>
/// <param name="Reader">What reads it.</param>
internal sealed record SurveyedFile(string Name, IReadOnlyList<SourceColumn> Columns, ISourceReader Reader)
{
    /// <summary>How many of an input's columns this file has; none when a required one is missing or any has a wrong type.</summary>
    internal int? Fit(InputKind kind)
    {
        var matched = 0;
        foreach (var column in kind.Columns)
        {
            var found = Columns.Where(c => c.Name.Equals(column.Name, StringComparison.OrdinalIgnoreCase)).ToList();
            if (found.Count > 1 || (found.Count == 0 && column.Required) || (found.Count == 1 && !Reader.Accepts(column.Kind, found[0].Type)))
            {
                return null;
            }

            matched += found.Count;
        }

        return matched;
    }
}
