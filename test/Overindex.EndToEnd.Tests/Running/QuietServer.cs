using System.Runtime.CompilerServices;

namespace Overindex.EndToEnd.Tests.Running;

/// <summary>A line for each of many thousand requests would hide every failure.</summary>
internal static class QuietServer
{
    [ModuleInitializer]
    public static void Initialize() => Environment.SetEnvironmentVariable("OVERINDEX_Logging__LogLevel__Default", "Warning");
}
