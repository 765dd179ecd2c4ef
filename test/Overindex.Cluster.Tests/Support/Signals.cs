using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Overindex.Cluster.Tests.Support;

/// <summary>The signals that .NET does not send.</summary>
internal static partial class Signals
{
    private const int Terminate = 15;
    private const int Continue = 18;
    private const int Stop = 19;

    /// <summary>Hangs a process: its connections stay open and nothing answers.</summary>
    public static void Hang(Process process) => Send(process, Stop);

    public static void Wake(Process process) => Send(process, Continue);

    public static void EndKindly(Process process) => Send(process, Terminate);

    private static void Send(Process process, int signal) => Assert.True(Kill(process.Id, signal) == 0 || process.HasExited, $"signal {signal}");

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
