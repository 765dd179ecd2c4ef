using System.Text.RegularExpressions;
using Overindex.Cli;
using Overindex.Cli.Hosting;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Docs;

/// <summary>Every <c>overindex</c> command in a document is one that the program's own parser takes.</summary>
public sealed partial class CommandsParse : FileRule
{
    protected override IEnumerable<TrackedFile> BadSamples =>
    [
        new("README.md", "```console\noverindex no-such-verb\n```"),
        new("README.md", "```console\noverindex serve --no-such-option\n```"),
        new("README.md", "text\n   ```console\n   overindex build --window 0 --date 2026-10-31\n   ```"),
        new("README.md", "```console\ndotnet run -c Release --project src/Overindex.Cli -- demmo\n```"),
        new("README.md", "```console\nTOKEN=$(overindex token create --account x)\n```"),
        new("docs/a.md", "Type `overindex snapshot purge`."),
    ];

    protected override IEnumerable<TrackedFile> GoodSamples =>
    [
        new("README.md", "```console\nOVERINDEX_DATA=x overindex serve\ndotnet run -c Release --project src/Overindex.Cli -- demo\nTOKEN=$(overindex token create --all-accounts --name \"a b\")\n```"),
        new("docs/a.md", "`overindex` is a program; `overindex token create|list` too; overindex is a word."),
    ];

    protected override bool Applies(TrackedFile file) => file.Path.EndsWith(".md", StringComparison.Ordinal);

    protected override IEnumerable<string> Violations(TrackedFile file)
    {
        using var interrupts = new Interrupts();
        var tree = CommandTree.Create(CliHost.Create(TextWriter.Null, false, TextWriter.Null, false, interrupts, _ => null));
        foreach (var command in Commands(file.Text))
        {
            // A verb or group that is only named needs none of its arguments.
            var isMention = !command.InBlock;
            var parsed = tree.Parse(isMention ? command.Text + " --help" : command.Text);
            foreach (var message in parsed.Errors.Select(error => error.Message).Concat(parsed.UnmatchedTokens.Select(token => $"'{token}' is not known.")).Distinct())
            {
                yield return $"{file.Path}: overindex {command.Text}: {message}";
            }
        }
    }

    private static IEnumerable<(string Text, bool InBlock)> Commands(string text)
    {
        var inBlocks = from block in ConsoleBlock().Matches(text)
                       from line in block.Groups["lines"].Value.Split('\n')
                       from command in Command().Matches(line)
                       select (Shell().Replace(command.Groups["arguments"].Value, "").Trim(), true);
        var mentioned = Mention().Matches(text)
            .Select(mention => mention.Groups["arguments"].Value)
            .Where(arguments => !arguments.Contains('|', StringComparison.Ordinal))
            .Select(arguments => (arguments, false));
        return inBlocks.Concat(mentioned);
    }

    [GeneratedRegex(@"^ *```console\n(?<lines>.*?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ConsoleBlock();

    [GeneratedRegex(@"(^\s*([A-Z_]+=\S+ )*|\$\()(overindex|dotnet run -c Release --project src/Overindex\.Cli --)(?<arguments> [^)]*)?")]
    private static partial Regex Command();

    // What belongs to the shell: redirections, pipes, comments.
    [GeneratedRegex(@"\s(>|\||#|&).*$")]
    private static partial Regex Shell();

    [GeneratedRegex(@"`overindex (?<arguments>[a-z][^`\n]*)`")]
    private static partial Regex Mention();
}
