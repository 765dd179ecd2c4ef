using System.Reflection;
using NetArchTest.Rules;

namespace Overindex.Conventions.Tests.Assemblies;

/// <summary>Public nouns at a project's root folder; everything in a sub-folder is internal.</summary>
public sealed class PublicTypesAreAtTheRootTests
{
    [Fact]
    public void Types_below_the_root_are_internal() =>
        Assert.All(ProductAssemblies.All, assembly => Assert.Empty(PublicBelow(assembly, assembly.GetName().Name == "overindex" ? "Overindex.Cli" : assembly.GetName().Name!)));

    [Fact]
    public void A_public_type_below_the_root_is_caught() =>
        Assert.Contains(typeof(Samples.Folder.PublicInAFolder).FullName, PublicBelow(typeof(PublicTypesAreAtTheRootTests).Assembly, "Overindex.Conventions.Tests.Assemblies.Samples"));

    private static IEnumerable<string?> PublicBelow(Assembly assembly, string root) =>
        Types.InAssembly(assembly)
            .That().ResideInNamespaceMatching($@"^{root.Replace(".", @"\.", StringComparison.Ordinal)}\.").And().AreNotNested()
            .Should().NotBePublic().GetResult().FailingTypes?.Where(type => !ProductAssemblies.IsRazor(type)).Select(type => type.FullName) ?? [];
}
