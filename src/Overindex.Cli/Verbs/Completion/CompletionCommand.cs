using System.CommandLine;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.Completion;

internal sealed class CompletionCommand : Verb
{
    private readonly Argument<string> _shell = new Argument<string>("SHELL") { Description = "The shell." }
        .AcceptOnlyFromAmong([.. CompletionScripts.Shells]);

    internal CompletionCommand(CliHost host)
        : base(
            host,
            "completion",
            "Print a script that completes verbs, options and values when Tab is pressed; it is to be read by the shell at its start.",
            "overindex completion bash > ~/.local/share/bash-completion/completions/overindex",
            "overindex completion zsh > ~/.zfunc/_overindex",
            "overindex completion fish > ~/.config/fish/completions/overindex.fish")
    {
        Add(_shell);
        Runs(parsed => new CompletionHandler(host).Run(parsed.GetRequiredValue(_shell)));
    }
}
