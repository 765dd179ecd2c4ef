using System.Runtime.InteropServices;

namespace Overindex.Cli.Hosting;

/// <summary>Ctrl+C and SIGTERM: the first asks the verb to stop cleanly, the second ends the process at once.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    internal CancellationToken Token => _source.Token;

    internal PosixSignal? Received { get; private set; }

    internal int ExitCode => Received == PosixSignal.SIGTERM ? ExitCodes.Terminated : ExitCodes.Interrupted;

    internal static Interrupts Listen()
    {
        var interrupts = new Interrupts();
        interrupts._registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, interrupts.Receive));
        interrupts._registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, interrupts.Receive));
        return interrupts;
    }

    internal void Raise(PosixSignal signal)
    {
        Received = signal;
        _source.Cancel();
    }

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _source.Dispose();
    }

    private void Receive(PosixSignalContext context)
    {
        if (Received is not null)
        {
            // ASP.NET's own handler claims the signal too, so leaving it to the default would do nothing while a server runs.
            Environment.Exit(ExitCode);
        }

        context.Cancel = true;
        Raise(context.Signal);
    }
}
