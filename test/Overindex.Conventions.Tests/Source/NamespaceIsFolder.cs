using System.Text.RegularExpressions;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Source;

/// <summary>A file-scoped namespace that follows the path.</summary>
public sealed partial class NamespaceIsFolder : FileRule
{
    protected override IEnumerable<TrackedFile> BadSamples =>
    [
        new("src/Overindex.Engine/Counting/Kernel.cs", "namespace Overindex.Engine;\n"),
        new("src/Overindex.Engine/Kernel.cs", "namespace Overindex.Engine.Counting;\n"),
        new("src/Overindex.Engine/Kernel.cs", "class Kernel;\n"),
    ];

    protected override IEnumerable<TrackedFile> GoodSamples => [new("src/Overindex.Engine/Counting/Kernel.cs", "using System;\n\nnamespace Overindex.Engine.Counting;\n")];

    protected override bool Applies(TrackedFile file) =>
        (file.IsIn("src") || file.IsIn("test")) && file.IsCSharp && file.Name is not ("Program.cs" or "GlobalUsings.cs" or "AssemblyInfo.cs");

    protected override IEnumerable<string> Violations(TrackedFile file)
    {
        var folder = string.Join('.', file.Path.Split('/')[1..^1]);
        var declared = Declaration().Match(file.Text);
        return declared.Success && declared.Groups[1].Value == folder ? [] : [$"{file.Path}: the namespace must be {folder}"];
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
