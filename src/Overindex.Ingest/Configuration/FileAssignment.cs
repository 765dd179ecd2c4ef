using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Configuration;

/// <summary>Gives each file to the input that most of its columns speak for.</summary>
internal sealed class FileAssignment
{
    private readonly Dictionary<InputKind, List<SurveyedFile>> _assigned = InputKind.All.ToDictionary(kind => kind, _ => new List<SurveyedFile>());

    /// <summary>Files that fit no input, or two equally.</summary>
    internal List<SurveyedFile> Unassigned { get; } = [];

    internal void Add(SurveyedFile file)
    {
        var fits = InputKind.All.Select(kind => (Kind: kind, Fit: file.Fit(kind))).Where(x => x.Fit is not null).ToList();
        var best = fits.Where(x => x.Fit == fits.Max(y => y.Fit)).Select(x => x.Kind).ToList();
        if (best.Count > 1)
        {
            // Names of countries and of metros look alike; only the file's name tells them apart.
            best.RemoveAll(kind => !Path.GetFileName(file.Name).Contains(Stem(kind), StringComparison.OrdinalIgnoreCase));
        }

        if (best.Count == 1)
        {
            _assigned[best[0]].Add(file);
        }
        else
        {
            Unassigned.Add(file);
        }
    }

    internal IReadOnlyList<SurveyedFile> FilesOf(InputKind kind) => _assigned[kind];

    private static string Stem(InputKind kind) => kind == InputKind.Countries ? "countr" : kind.Name.TrimEnd('s');
}
