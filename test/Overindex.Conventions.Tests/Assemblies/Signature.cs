using System.Reflection;
using System.Runtime.CompilerServices;

namespace Overindex.Conventions.Tests.Assemblies;

/// <summary>Members in the words of C#.</summary>
internal static class Signature
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong",
        [typeof(ushort)] = "ushort",
        [typeof(void)] = "void",
    };

    internal static string Of(ConstructorInfo constructor) => $"{Access(constructor)}.ctor({Parameters(constructor.GetParameters())})";

    internal static string Of(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        var nullability = new NullabilityInfoContext().Create(method.ReturnParameter);
        return $"{Access(method)}{Name(nullability)} {method.Name}{generic}({Parameters(method.GetParameters())})";
    }

    internal static string Of(PropertyInfo property, Func<MethodBase, bool> isSeen)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(isSeen).Cast<MethodInfo>().ToList();
        var setter = accessors.Find(accessor => accessor.ReturnType == typeof(void));
        var set = setter is null ? "" : setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;";
        var get = accessors.Exists(accessor => accessor.ReturnType != typeof(void)) ? " get;" : "";
        var required = property.GetCustomAttribute<RequiredMemberAttribute>() is null ? "" : "required ";
        var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{Parameters(parameters)}]" : "";
        return $"{Access(accessors[0])}{required}{Name(new NullabilityInfoContext().Create(property))} {property.Name}{index} {{{get}{set} }}";
    }

    internal static string Of(FieldInfo field) =>
        field.IsLiteral ? $"const {Name(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}" : $"{(field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}";

    internal static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value) + "?";
        }

        if (type.IsArray || type.IsByRef || type.IsPointer)
        {
            return Name(type.GetElementType()!) + (type.IsArray ? "[]" : type.IsByRef ? "&" : "*");
        }

        var name = Keywords.GetValueOrDefault(type) ?? (type is { IsNested: true, IsGenericParameter: false } ? Name(type.DeclaringType!) + "." : "") + type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }

    private static string Name(NullabilityInfo info)
    {
        var mark = !info.Type.IsValueType && info.ReadState == NullabilityState.Nullable ? "?" : "";
        return info.GenericTypeArguments.Length > 0 && Nullable.GetUnderlyingType(info.Type) is null
            ? $"{info.Type.Name.Split('`')[0]}<{string.Join(", ", info.GenericTypeArguments.Select(Name))}>{mark}"
            : Name(info.Type) + mark;
    }

    private static string Parameters(IEnumerable<ParameterInfo> parameters) => string.Join(", ", parameters.Select(parameter =>
    {
        var direction = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "";
        var fallback = parameter.HasDefaultValue ? $" = {parameter.RawDefaultValue ?? "default"}" : "";
        return $"{direction}{Name(new NullabilityInfoContext().Create(parameter)).TrimEnd('&')} {parameter.Name}{fallback}";
    }));

    private static string Access(MethodBase method) => (method.IsFamily ? "protected " : "") + (method.IsStatic ? "static " : "") + (method.IsAbstract && method.DeclaringType!.IsClass ? "abstract " : "");
}
