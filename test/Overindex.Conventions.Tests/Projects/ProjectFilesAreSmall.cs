using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Projects;

/// <summary>Build rules live in Directory.Build.props: a project file says only what is its own, in under 20 lines of src, 25 of test.</summary>
public sealed class ProjectFilesAreSmall : FileRule
{
    protected override IEnumerable<TrackedFile> BadSamples =>
    [
        new("src/Overindex.Engine/Overindex.Engine.csproj", string.Concat(Enumerable.Repeat("<a/>\n", 20))),
        new("src/Overindex.Engine/Overindex.Engine.csproj", "<PackageReference Include=\"CsCheck\" Version=\"5.0.1\" />"),
        new("src/Overindex.Engine/Overindex.Engine.csproj", "<TargetFramework>net9.0</TargetFramework>"),
        new("src/Overindex.Engine/Overindex.Engine.csproj", "<NoWarn>CS1591</NoWarn>"),
    ];

    protected override IEnumerable<TrackedFile> GoodSamples => [new("src/Overindex.Engine/Overindex.Engine.csproj", "<PackageReference Include=\"CsCheck\" />")];

    protected override bool Applies(TrackedFile file) => file.Name.EndsWith(".csproj", StringComparison.Ordinal);

    protected override IEnumerable<string> Violations(TrackedFile file)
    {
        var most = file.IsIn("src") ? 19 : 24;
        if (file.Lines.Count > most)
        {
            yield return $"{file.Path} has {file.Lines.Count} lines; at most {most}";
        }

        foreach (var central in (string[])["Version=", "<TargetFramework", "<Nullable", "<NoWarn", "<LangVersion", "<TreatWarningsAsErrors"])
        {
            if (file.Text.Contains(central, StringComparison.Ordinal))
            {
                yield return $"{file.Path}: {central} belongs into Directory.Build.props or Directory.Packages.props";
            }
        }
    }
}
