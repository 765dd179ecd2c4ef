using System.Xml.Linq;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Projects;

/// <summary>Who may know whom, as docs/architecture.md draws it: projects and packages of each project in src.</summary>
public sealed class ProjectReferences : FileRule
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Overindex.Contracts"] = [],
        ["Overindex.Client"] = ["Overindex.Contracts"],
        ["Overindex.Client.Extensions"] = ["Overindex.Client", "Microsoft.Extensions.Http", "Microsoft.Extensions.Options.ConfigurationExtensions"],
        ["Overindex.Client.Testing"] = ["Overindex.Client"],
        ["Overindex.Engine"] = ["System.IO.Hashing"],
        ["Overindex.Ingest"] = ["Overindex.Engine", "DuckDB.NET.Data.Full", "System.IO.Hashing"],
        ["Overindex.Server"] = ["Overindex.Engine", "Overindex.Contracts", "Microsoft.AspNetCore.OpenApi", "Microsoft.OpenApi", "Scalar.AspNetCore", "System.IO.Hashing"],
        ["Overindex.Cli"] = ["Overindex.Contracts", "Overindex.Engine", "Overindex.Ingest", "Overindex.Server", "Spectre.Console", "System.CommandLine"],
    };

    protected override IEnumerable<TrackedFile> BadSamples =>
    [
        Project("Overindex.Engine", "ProjectReference", "../Overindex.Contracts/Overindex.Contracts.csproj"),
        Project("Overindex.Server", "ProjectReference", "../Overindex.Ingest/Overindex.Ingest.csproj"),
        Project("Overindex.Contracts", "PackageReference", "System.IO.Hashing"),
        Project("Overindex.Server", "PackageReference", "DuckDB.NET.Data.Full"),
        Project("Overindex.Engine", "FrameworkReference", "Microsoft.AspNetCore.App"),
        Project("Overindex.New", "PackageReference", "CsCheck"),
        new("src/Overindex.Engine/Overindex.Engine.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />"),
    ];

    protected override IEnumerable<TrackedFile> GoodSamples =>
        [Project("Overindex.Ingest", "ProjectReference", "../Overindex.Engine/Overindex.Engine.csproj"), Project("Overindex.Engine", "PackageReference", "System.IO.Hashing")];

    protected override bool Applies(TrackedFile file) => file.IsIn("src") && file.Name.EndsWith(".csproj", StringComparison.Ordinal);

    protected override IEnumerable<string> Violations(TrackedFile file)
    {
        var name = Path.GetFileNameWithoutExtension(file.Name);
        var allowed = Allowed.GetValueOrDefault(name, []);
        var project = XDocument.Parse(file.Text).Root!;
        if (project.Attribute("Sdk")?.Value == "Microsoft.NET.Sdk.Web" && name != "Overindex.Server")
        {
            yield return $"{file.Path}: only the server is built on ASP.NET Core";
        }

        foreach (var reference in project.Descendants().Where(element => element.Name.LocalName is "ProjectReference" or "PackageReference" or "FrameworkReference"))
        {
            var target = reference.Attribute("Include")!.Value;
            target = target.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(target) : target;
            if (!allowed.Contains(target))
            {
                yield return $"{file.Path}: {name} may not reference {target}; allowed: {string.Join(", ", allowed)}";
            }
        }
    }

    private static TrackedFile Project(string name, string kind, string include) =>
        new($"src/{name}/{name}.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><{kind} Include=\"{include}\" /></ItemGroup></Project>");
}
