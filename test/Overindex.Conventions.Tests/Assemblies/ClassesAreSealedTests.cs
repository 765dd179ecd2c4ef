using System.Reflection;

namespace Overindex.Conventions.Tests.Assemblies;

/// <summary>Classes are sealed, static, or abstract on purpose.</summary>
public sealed class ClassesAreSealedTests
{
    [Fact]
    public void Every_class_is_sealed_or_abstract() => Assert.All(ProductAssemblies.All, assembly => Assert.Empty(Open(assembly.GetTypes())));

    [Fact]
    public void An_open_class_is_caught() => Assert.Equal([typeof(OpenClass)], Open([typeof(OpenClass), typeof(ClassesAreSealedTests), typeof(ProductAssemblies)]));

    // Generated types (closures, regexes, JSON) have names that C# cannot write, or carry the attribute.
    private static IEnumerable<Type> Open(IEnumerable<Type> types) =>
        types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }
            && !type.FullName!.Contains('<', StringComparison.Ordinal)
            && type.Name != "Program"
            && !ProductAssemblies.IsRazor(type)
            && type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is null
            && type.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null);

#pragma warning disable CA1852, CA1812 // The bad sample.
    private class OpenClass;
#pragma warning restore CA1852, CA1812
}
