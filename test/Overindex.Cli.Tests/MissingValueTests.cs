using System.CommandLine;
using Overindex.Cli.Hosting;
using Overindex.Cli.Tests.Support;

namespace Overindex.Cli.Tests;

/// <summary>Every option of every verb, without the value that it needs.</summary>
public sealed class MissingValueTests
{
    public static TheoryData<string> Lines => new(Of("", Tree()).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task An_option_without_its_value_is_a_usage_error(string line)
    {
        var outcome = await InProcess.RunAsync(line.Split(' '));

        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.StartsWith("error: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("--help'", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Out);
    }

    [Theory]
    [InlineData("insights 1 --compare")]
    [InlineData("login --client-id")]
    [InlineData("token create --account")]
    public void The_lines_hold_options_that_rules_over_several_ask_for(string line) => Assert.Contains(Lines, row => row.Data == line);

    private static RootCommand Tree() => CommandTree.Create(CliHost.Create(TextWriter.Null, false, TextWriter.Null, false, new Interrupts(), _ => null));

    private static IEnumerable<string> Of(string path, Command command)
    {
        var arguments = string.Concat(command.Arguments.Where(argument => argument.Arity.MinimumNumberOfValues > 0).Select(_ => " 1"));
        return
        [
            .. command.Options.Where(option => option.Arity.MinimumNumberOfValues > 0).Select(option => $"{path}{arguments} {option.Name}".Trim()),
            .. command.Subcommands.SelectMany(verb => Of($"{path} {verb.Name}", verb)),
        ];
    }
}
