using System.Reflection;

namespace Overindex.Bench.Client.Systems;

/// <summary>What was measured.</summary>
internal static class Versions
{
    internal static string Of(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
