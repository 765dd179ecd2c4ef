namespace Overindex.Cli;

/// <summary>What the process ends with; scripts rely on these.</summary>
internal static class ExitCodes
{
    internal const int Ok = 0;

    internal const int Failure = 1;

    internal const int Usage = 2;

    // 128 + the signal's number, as shells do.
    internal const int Interrupted = 130;

    internal const int Terminated = 143;
}
