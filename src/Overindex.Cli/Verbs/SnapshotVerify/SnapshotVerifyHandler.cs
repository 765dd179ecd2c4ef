using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Cli.Verbs.SnapshotInspect;
using Overindex.Engine;

namespace Overindex.Cli.Verbs.SnapshotVerify;

internal sealed class SnapshotVerifyHandler(CliHost host)
{
    internal int Run(string dataDirectory, SnapshotId? wanted, CancellationToken cancellationToken)
    {
        var store = new SnapshotStore(dataDirectory);
        var chosen = DataDirectory.Choose(store, dataDirectory, wanted);
        var exitCode = ExitCodes.Ok;
        foreach (var id in wanted is null ? store.List() : [chosen])
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var started = host.Time.GetTimestamp();
                store.Open(id, SnapshotVerification.Full, cancellationToken).Dispose();
                var bytes = Figures.Bytes(SnapshotFiles.Of(store.PathOf(id)).Sum(file => file.Bytes));
                host.Out.WriteLine($"{id}: all files are intact ({bytes} read in {Figures.Elapsed(host.Time.GetElapsedTime(started))}).");
            }
            catch (SnapshotException exception)
            {
                ErrorReporter.Say(host, $"{id}: {exception.Message}");
                exitCode = ExitCodes.Failure;
            }
        }

        return exitCode;
    }
}
