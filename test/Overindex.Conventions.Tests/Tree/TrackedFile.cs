namespace Overindex.Conventions.Tests.Tree;

/// <summary>A file of the repository, or a sample that stands for one.</summary>
/// <param name="Path">Relative to the repository root, with forward slashes.</param>
/// <param name="Text">Its text.</param>
public sealed record TrackedFile(string Path, string Text)
{
    public IReadOnlyList<string> Lines { get; } = SplitLines(Text);

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    /// <summary>Bad samples stand in these tests; rules about text leave them alone.</summary>
    public bool HoldsSamples => IsIn("test/Overindex.Conventions.Tests");

    public bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public string At(int line) => $"{Path}:{line + 1}";

    private static string[] SplitLines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return lines is [.., ""] ? lines[..^1] : lines;
    }
}
