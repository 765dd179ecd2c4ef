using System.Text.RegularExpressions;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Source;

/// <summary>A fresh clone on any machine: no path and no package source of the machine that something was written on.</summary>
public sealed partial class NoMachinePaths : FileRule
{
    protected override IEnumerable<TrackedFile> BadSamples =>
    [
        new("README.md", "see /" + "work/shared"),
        new("src/A.cs", "\"/" + "root/.nuget\""),
        new("test.sh", "cd /" + "home/jane/x"),
        new("docs/a.md", @"C:\" + @"Users\jane"),
        new("nuget.config", "<add key=\"x\" value=\"https://artifacts.example" + "/nuget/v3/index.json\" />"),
        new("Directory.Build.props", "<RestoreSources>https://mirror.example" + ":8081/</RestoreSources>"),
    ];

    protected override IEnumerable<TrackedFile> GoodSamples =>
        [new("README.md", "src/" + "work/x, https://www.nuget.org/packages, http://127.0.0.1:5080/v5, https://api.nuget.org/v3/index.json")];

    protected override bool Applies(TrackedFile file) => !file.HoldsSamples;

    protected override IEnumerable<string> Violations(TrackedFile file) =>
        file.Lines.Index().Where(line => Machine().IsMatch(line.Item)).Select(line => $"{file.At(line.Index)}: a path or address of one machine: {line.Item.Trim()}");

    [GeneratedRegex(@"(?<![\w.~}-])/(work|root|home/\w+|Users/\w+)/|[A-Z]:\\Users\\|https?://(?!api\.nuget\.org)[^/\s""]+/nuget/|<RestoreSources>")]
    private static partial Regex Machine();
}
