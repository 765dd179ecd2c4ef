using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Overindex.Conventions.Tests.Assemblies;

/// <summary>The public surface of types as text: one line a member, sorted, without what the compiler adds.</summary>
public static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var type in types.OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Header(type)).Append('\n');
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Header(Type type)
    {
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
            : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
        var bases = type.GetInterfaces().Where(face => face.IsPublic).Select(Signature.Name).Order(StringComparer.Ordinal);
        if (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object))
        {
            bases = new[] { Signature.Name(parent) }.Concat(bases).OrderBy(_ => 0);
        }

        var list = string.Join(", ", type.IsEnum ? [] : bases);
        return $"{kind} {Signature.Name(type)}{(list.Length == 0 ? "" : " : " + list)}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name))}");
        }

        return type.GetConstructors(Declared).Where(IsSeen).Select(Signature.Of)
            .Concat(type.GetMethods(Declared).Where(method => IsSeen(method) && !IsAccessor(method)).Select(Signature.Of))
            .Concat(type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: true).Any(IsSeen)).Select(property => Signature.Of(property, IsSeen)))
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic).Select(Signature.Of));
    }

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsSeen(MethodBase method)
    {
        var generated = method.GetCustomAttribute<CompilerGeneratedAttribute>() is not null && !method.IsSpecialName;
        return (method.IsPublic || method.IsFamily) && !generated && !method.Name.Contains('<', StringComparison.Ordinal)
            && !(method.Name.StartsWith("op_", StringComparison.Ordinal) && method.GetCustomAttribute<CompilerGeneratedAttribute>() is not null);
    }
}
