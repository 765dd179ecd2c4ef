namespace Overindex.Cli;

/// <summary>What the process ends with; scripts rely on these, and <see cref="All"/> is what the help shows.</summary>
internal static class ExitCodes
{
    internal const int Ok = 0;

    internal const int Failure = 1;

    internal const int Usage = 2;

    internal const int Authentication = 3;

    internal const int NotPermitted = 4;

    internal const int RateLimited = 5;

    internal const int Network = 6;

    internal const int Server = 7;

    // 128 + the signal's number, as shells do.
    internal const int Interrupted = 130;

    internal const int Terminated = 143;

    internal static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Ok, "done"),
        (Failure, "it failed; the message says why"),
        (Usage, "the command was not understood"),
        (Authentication, "no token, or one that the server does not accept"),
        (NotPermitted, "the token may not do this: another ad account, or no scope ads:read"),
        (RateLimited, "over a rate limit, also after waiting"),
        (Network, "the server was not reached, or did not answer in time"),
        (Server, "the server failed, or what answered is not this API"),
        (Interrupted, "stopped by Ctrl+C"),
        (Terminated, "stopped by SIGTERM"),
    ];
}
