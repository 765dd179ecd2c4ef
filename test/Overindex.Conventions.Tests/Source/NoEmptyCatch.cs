using System.Text.RegularExpressions;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Source;

/// <summary>A catch that does nothing says why in a comment, or is not there.</summary>
public sealed partial class NoEmptyCatch : FileRule
{
    protected override IEnumerable<TrackedFile> BadSamples =>
    [
        new("src/A.cs", "try { A(); } catch { }"),
        new("src/A.cs", "try\n{\n}\ncatch (IOException)\n{\n}\n"),
        new("src/A.cs", "try\n{\n}\ncatch (IOException e) when (e.HResult == 1)\n{ }\n"),
    ];

    protected override IEnumerable<TrackedFile> GoodSamples =>
    [
        new("src/A.cs", "try\n{\n}\ncatch (IOException)\n{\n    // Somebody else removed it first.\n}\n"),
    ];

    protected override bool Applies(TrackedFile file) => file.IsCSharp && !file.HoldsSamples;

    protected override IEnumerable<string> Violations(TrackedFile file) =>
        EmptyCatch().Matches(file.Text).Select(match => $"{file.At(file.Text[..match.Index].Count(c => c == '\n'))}: an empty catch hides a failure");

    [GeneratedRegex(@"\bcatch\b\s*(\([^)]*\))?\s*(when\s*\([^{]*\))?\s*\{\s*\}")]
    private static partial Regex EmptyCatch();
}
