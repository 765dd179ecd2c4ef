using System.Reflection;

namespace Overindex.Ingest.Building;

/// <summary>Which program has read an input: another one may read the same file differently.</summary>
internal static class ProgramVersion
{
    internal static string Text { get; } = typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
