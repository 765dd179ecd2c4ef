using System.Text;
using System.Xml.Linq;
using Overindex.Client.Delivery.Tests.Running;

namespace Overindex.Client.Delivery.Tests.Packages;

[Collection<BuildingCollection>]
public sealed class PackageTests
{
    public static TheoryData<string, string[]> Dependencies => new()
    {
        { "Overindex.Contracts", [] },
        { "Overindex.Client", ["Overindex.Contracts"] },
        { "Overindex.Client.Extensions", ["Microsoft.Extensions.Http", "Microsoft.Extensions.Options.ConfigurationExtensions", "Overindex.Client"] },
        { "Overindex.Client.Testing", ["Overindex.Client"] },
    };

    public static TheoryData<string> Ids => [.. BuiltPackages.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_holds_its_library_with_documentation_and_its_readme_and_nothing_else(string id)
    {
        using var package = BuiltPackages.Open(id, "nupkg");

        Assert.Equal(
            [$"{id}.nuspec", "README.md", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"],
            package.Entries.Select(entry => entry.FullName).Where(name => !IsOfTheFormat(name)).Order(StringComparer.Ordinal));
        Assert.Equal(File.ReadAllBytes(Tree.Combine("src", id, "README.md")), BuiltPackages.Read(package, "README.md"));
        var documented = XDocument.Parse(Encoding.UTF8.GetString(BuiltPackages.Read(package, $"lib/net10.0/{id}.xml")));
        Assert.NotEmpty(documented.Descendants("member"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_says_what_it_is_and_under_which_licence(string id)
    {
        var said = Metadata(id);

        Assert.Equal((id, BuiltPackages.Version), (said["id"], said["version"]));
        Assert.Equal(("MIT", "README.md"), (said["license"], said["readme"]));
        Assert.Contains("audience-insights", said["tags"], StringComparison.Ordinal);
        Assert.EndsWith(".", said["description"], StringComparison.Ordinal);
        Assert.NotEmpty(said["authors"]);
    }

    [Theory]
    [MemberData(nameof(Dependencies))]
    public void A_package_depends_on_what_its_user_expects(string id, string[] expected) =>
        Assert.Equal(expected, Nuspec(id).Descendants().Where(element => element.Name.LocalName == "dependency").Select(found => found.Attribute("id")!.Value).Order());

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_tells_nothing_of_the_machine_that_it_was_built_on(string id)
    {
        foreach (var kind in (string[])["nupkg", "snupkg"])
        {
            using var package = BuiltPackages.Open(id, kind);
            foreach (var entry in package.Entries)
            {
                var bytes = BuiltPackages.Read(package, entry.FullName);
                Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Tree.Root)));
                Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(Tree.Root)));
            }
        }

        var repository = Nuspec(id).Descendants().SingleOrDefault(element => element.Name.LocalName == "repository");
        Assert.StartsWith("https://", repository?.Attribute("url")?.Value ?? "https://", StringComparison.Ordinal);
    }

    // What every package has, whatever is in it.
    private static bool IsOfTheFormat(string name) => name[0] is '_' or '[' || name.StartsWith("package/", StringComparison.Ordinal);

    private static Dictionary<string, string> Metadata(string id) =>
        Nuspec(id).Root!.Elements().Single().Elements().ToDictionary(element => element.Name.LocalName, element => element.Value);

    private static XDocument Nuspec(string id)
    {
        using var package = BuiltPackages.Open(id, "nupkg");
        using var text = new MemoryStream(BuiltPackages.Read(package, $"{id}.nuspec"));
        return XDocument.Load(text);
    }
}
