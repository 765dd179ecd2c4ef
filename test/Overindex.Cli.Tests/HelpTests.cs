using System.CommandLine;
using System.Text;
using Overindex.Cli.Hosting;
using Overindex.Cli.Tests.Support;

namespace Overindex.Cli.Tests;

public sealed class HelpTests
{
    private static readonly string ApprovedPath = Path.Combine(Repository.Root, "test", "Overindex.Cli.Tests", "help.approved.txt");

    [Fact]
    public async Task The_help_of_every_verb_is_as_approved()
    {
        var text = new StringBuilder();
        foreach (var path in Verbs().Prepend([]))
        {
            var help = await InProcess.RunAsync([.. path, "--help"], new Dictionary<string, string> { ["COLUMNS"] = "100" });
            Assert.Equal(0, help.ExitCode);
            Assert.Empty(help.Error);
            text.Append($"$ overindex {string.Join(' ', path.Append("--help"))}\n")
                .Append(string.Join('\n', help.Out.Split('\n').Select(line => line.TrimEnd())))
                .Append('\n');
        }

        if (Environment.GetEnvironmentVariable("OVERINDEX_APPROVE") == "1")
        {
            await File.WriteAllTextAsync(ApprovedPath, text.ToString());
        }

        Assert.Equal(await File.ReadAllTextAsync(ApprovedPath), text.ToString());
    }

    [Fact]
    public async Task The_documented_exit_codes_are_those_of_the_help()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "errors.md"));
        Assert.All(ExitCodes.All, code => Assert.Contains($"\n| {code.Code} | {code.Meaning} |\n", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_verb_has_examples_that_parse()
    {
        using var interrupts = new Interrupts();
        var root = CommandTree.Create(CliHost.Create(TextWriter.Null, false, TextWriter.Null, false, interrupts, _ => null));
        foreach (var verb in Leaves(root))
        {
            Assert.NotEmpty(verb.Examples);
            foreach (var example in verb.Examples)
            {
                var command = example.Replace("TOKEN=$(", "", StringComparison.Ordinal).TrimEnd(')').Split(" > ")[0];
                Assert.StartsWith("overindex ", command, StringComparison.Ordinal);
                var parsed = root.Parse(command["overindex ".Length..].Replace('\'', '"'));
                Assert.True(parsed.Errors.Count == 0, $"{example}: {string.Join(' ', parsed.Errors)}");
                Assert.Same(verb, parsed.CommandResult.Command);
            }
        }

    }

    [Theory]
    [InlineData]
    [InlineData("token")]
    [InlineData("snapshot")]
    public async Task A_group_without_a_verb_shows_its_help(params string[] arguments)
    {
        var alone = await InProcess.RunAsync(arguments);
        var help = await InProcess.RunAsync([.. arguments, "--help"]);
        Assert.Equal(help, alone);
    }

    [Fact]
    public async Task The_version_is_printed()
    {
        var outcome = await InProcess.RunAsync("--version");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+", outcome.Out);
    }

    private static IEnumerable<string[]> Verbs()
    {
        using var interrupts = new Interrupts();
        var root = CommandTree.Create(CliHost.Create(TextWriter.Null, false, TextWriter.Null, false, interrupts, _ => null));
        return [.. root.Subcommands.SelectMany(verb => verb.Subcommands.Select(child => new[] { verb.Name, child.Name }).Prepend([verb.Name]))];
    }

    private static IEnumerable<Verb> Leaves(Command command) =>
        command.Subcommands.Count == 0 ? [(Verb)command] : command.Subcommands.SelectMany(Leaves);
}
