using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Source;

/// <summary>No C# file over 400 lines; <c>Program.cs</c> under 60.</summary>
public sealed class FilesAreSmall : FileRule
{
    protected override IEnumerable<TrackedFile> BadSamples =>
        [new("src/Overindex.Engine/Big.cs", Lines(401)), new("test/Overindex.Engine.Tests/BigTests.cs", Lines(401)), new("src/Overindex.Cli/Program.cs", Lines(60))];

    protected override IEnumerable<TrackedFile> GoodSamples => [new("src/Overindex.Engine/Big.cs", Lines(400)), new("src/Overindex.Cli/Program.cs", Lines(59))];

    protected override bool Applies(TrackedFile file) => file.IsCSharp;

    protected override IEnumerable<string> Violations(TrackedFile file)
    {
        var most = file.Name == "Program.cs" ? 59 : 400;
        return file.Lines.Count > most ? [$"{file.Path} has {file.Lines.Count} lines; at most {most}"] : [];
    }

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("x\n", count));
}
