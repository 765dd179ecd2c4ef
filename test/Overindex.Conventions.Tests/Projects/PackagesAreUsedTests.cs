using System.Xml.Linq;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Projects;

/// <summary>A central package version that no project references is a dependency that nobody chose.</summary>
public sealed class PackagesAreUsedTests
{
    [Fact]
    public void Every_central_package_is_referenced()
    {
        var versions = Repository.Files.Single(file => file.Path == "Directory.Packages.props").Text;
        var projects = Repository.Files.Where(file => file.Name.EndsWith(".csproj", StringComparison.Ordinal) || file.Name == "Directory.Build.props");

        Assert.Empty(Unused(versions, projects.Select(file => file.Text)));
    }

    [Fact]
    public void A_package_that_is_pinned_because_others_bring_it_is_used() =>
        Assert.Empty(Unused("<P><ItemGroup Label=\"Pinned: x\"><PackageVersion Include=\"A\" /></ItemGroup></P>", []));

    [Fact]
    public void A_package_that_nobody_references_is_caught() =>
        Assert.Equal(["B"], Unused("<P><PackageVersion Include=\"A\" /><PackageVersion Include=\"B\" /></P>", ["<P><PackageReference Include=\"A\" /></P>"]));

    private static IEnumerable<string> Unused(string versions, IEnumerable<string> projects) =>
        Included(versions, "PackageVersion").Except(projects.SelectMany(project => Included(project, "PackageReference")));

    private static IEnumerable<string> Included(string xml, string element) =>
        XDocument.Parse(xml).Descendants(element)
            .Where(found => found.Parent?.Attribute("Label")?.Value.StartsWith("Pinned", StringComparison.Ordinal) != true)
            .Select(found => found.Attribute("Include")!.Value);
}
