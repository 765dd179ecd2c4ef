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
        ["Overindex.Identity"] =
        [
            "Overindex.Engine", "Microsoft.AspNetCore.App", "Microsoft.AspNetCore.Identity.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Sqlite",
            "Microsoft.IdentityModel.Protocols.OpenIdConnect", "Npgsql.EntityFrameworkCore.PostgreSQL", "OpenIddict.EntityFrameworkCore", "OpenIddict.Server.AspNetCore",
        ],
        ["Overindex.Dashboard"] = ["Overindex.Contracts", "Overindex.Engine", "Overindex.Identity", "Overindex.Reports", "Microsoft.AspNetCore.App", "MudBlazor"],
        ["Overindex.Server"] = ["Overindex.Engine", "Overindex.Contracts", "Overindex.Identity", "Overindex.Dashboard", "Microsoft.AspNetCore.OpenApi", "Microsoft.OpenApi", "OpenTelemetry.Exporter.OpenTelemetryProtocol",
            "OpenTelemetry.Extensions.Hosting", "OpenTelemetry.Instrumentation.AspNetCore", "Scalar.AspNetCore", "System.IO.Hashing"],
        ["Overindex.Reports"] = ["Overindex.Contracts", "Microsoft.AspNetCore.App"],
        ["Overindex.Cluster"] =
        [
            "Overindex.Engine", "Microsoft.Extensions.Hosting", "Microsoft.Orleans.Clustering.Redis", "Microsoft.Orleans.Connections.Security", "Microsoft.Orleans.Server",
            "StackExchange.Redis", "System.IO.Hashing",
        ],
        ["Overindex.Cli"] = ["Overindex.Client", "Overindex.Cluster", "Overindex.Contracts", "Overindex.Engine", "Overindex.Identity", "Overindex.Ingest", "Overindex.Reports", "Overindex.Server", "Spectre.Console", "System.CommandLine"],
    };

    protected override IEnumerable<TrackedFile> BadSamples =>
    [
        Project("Overindex.Engine", "ProjectReference", "../Overindex.Contracts/Overindex.Contracts.csproj"),
        Project("Overindex.Server", "ProjectReference", "../Overindex.Ingest/Overindex.Ingest.csproj"),
        Project("Overindex.Contracts", "PackageReference", "System.IO.Hashing"),
        Project("Overindex.Server", "PackageReference", "DuckDB.NET.Data.Full"),
        Project("Overindex.Server", "ProjectReference", "../Overindex.Cluster/Overindex.Cluster.csproj"),
        Project("Overindex.Engine", "PackageReference", "Microsoft.Orleans.Server"),
        Project("Overindex.Engine", "FrameworkReference", "Microsoft.AspNetCore.App"),
        Project("Overindex.Reports", "ProjectReference", "../Overindex.Engine/Overindex.Engine.csproj"),
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
