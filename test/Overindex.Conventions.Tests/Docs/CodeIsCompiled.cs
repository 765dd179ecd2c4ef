using System.Text.RegularExpressions;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Docs;

/// <summary>C# in a document is text of a sample, or of a test's <c>...Snippets.cs</c>, letter by letter but for its indentation: compiled and run.</summary>
public sealed partial class CodeIsCompiled : FileRule
{
    private static readonly string[] Compiled = [.. Repository.SourceFiles.Where(IsRun).Select(file => Unindented(file.Text))];

    protected override IEnumerable<TrackedFile> BadSamples =>
    [
        new("docs/a.md", "text\n```csharp\nvar client = new NoSuchClient();\n```\n"),
        new("README.md", "```csharp\nConsole.Writeline(1);\n```\ntext\n```csharp\nx\n```\n"),
        new("src/Overindex.Client/README.md", "1. text\n   ```csharp\n   services.AddNoSuchClient();\n   ```\n"),
    ];

    protected override IEnumerable<TrackedFile> GoodSamples => [new("docs/a.md", "```console\noverindex demo\n```\n```csharp\nusing Overindex.Client;\n```\n")];

    protected override bool Applies(TrackedFile file) => file.Name.EndsWith(".md", StringComparison.Ordinal);

    protected override IEnumerable<string> Violations(TrackedFile file) =>
        from match in Block().Matches(file.Text)
        let code = Unindented(match.Groups["code"].Value)
        where !Compiled.Any(text => text.Contains(code, StringComparison.Ordinal))
        select $"{file.Path}: no sample and no ...Snippets.cs holds this code: {code.Split('\n')[0]} ...";

    private static bool IsRun(TrackedFile file) => file.IsIn("samples") || (file.IsIn("test") && file.Name.EndsWith("Snippets.cs", StringComparison.Ordinal));

    private static string Unindented(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()));

    [GeneratedRegex(@"^ *```(csharp|cs|c#)\n(?<code>.*?)\n *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
