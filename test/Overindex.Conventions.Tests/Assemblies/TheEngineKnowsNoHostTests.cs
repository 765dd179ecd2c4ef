using System.Reflection;

namespace Overindex.Conventions.Tests.Assemblies;

/// <summary>The engine knows the base class library and a checksum, nothing else; Contracts knows only the former; DuckDB is Ingest's alone.</summary>
public sealed class TheEngineKnowsNoHostTests
{
    [Fact]
    public void The_engine_references_the_base_class_library_only() => Assert.Empty(Foreign(ProductAssemblies.Engine));

    [Fact]
    public void Contracts_references_the_base_class_library_only() => Assert.Empty(Foreign(ProductAssemblies.Contracts));

    [Fact]
    public void Only_ingest_references_DuckDB()
    {
        Assert.Contains(ProductAssemblies.Ingest.GetReferencedAssemblies(), IsDuckDB);
        Assert.All(ProductAssemblies.All.Except([ProductAssemblies.Ingest]), assembly => Assert.DoesNotContain(assembly.GetReferencedAssemblies(), IsDuckDB));
    }

    [Fact]
    public void An_assembly_that_references_more_is_caught() => Assert.Contains("Overindex.Engine", Foreign(typeof(TheEngineKnowsNoHostTests).Assembly));

    [Fact]
    public void A_host_is_not_the_base_class_library() => Assert.Contains(Foreign(ProductAssemblies.Server), name => name.StartsWith("Microsoft.", StringComparison.Ordinal));

    private static bool IsDuckDB(AssemblyName name) => name.Name!.StartsWith("DuckDB", StringComparison.Ordinal);

    private static IEnumerable<string> Foreign(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name != "netstandard");
}
