using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.Completion;

internal sealed class CompletionHandler(CliHost host)
{
    internal int Run(string shell)
    {
        host.Out.Write(CompletionScripts.For(shell));
        return ExitCodes.Ok;
    }
}
