using Overindex.Cli.Hosting;
using Spectre.Console;

namespace Overindex.Cli.Tests.Hosting;

public sealed class ConsolesTests
{
    [Theory]
    [InlineData(true, "NO_COLOR", "1")]
    [InlineData(true, "TERM", "dumb")]
    [InlineData(false, "TERM", "xterm-256color")]
    [InlineData(false, "GITHUB_ACTIONS", "true")]
    public void No_escape_codes_are_written_to_no_terminal_or_against_the_users_wish(bool isTerminal, string variable, string value)
    {
        var writer = new StringWriter();
        var console = Consoles.Create(writer, isTerminal, name => name == variable ? value : null);
        console.Write(new Markup("[bold red]red[/] [link=https://example.org]link[/]"));
        Assert.Equal("red link", writer.ToString());
        Assert.False(console.Profile.Capabilities.Interactive);
    }

    [Theory]
    [InlineData(null, 120)]
    [InlineData("72", 72)]
    [InlineData("7", 40)]
    [InlineData("wide", 120)]
    public void Redirected_output_is_as_wide_as_COLUMNS_says(string? columns, int expected) =>
        Assert.Equal(expected, Consoles.Create(TextWriter.Null, false, name => name == "COLUMNS" ? columns : null).Profile.Width);

    [Theory]
    [InlineData("/usr/local/bin/overindex", "/usr/bin:/usr/local/bin", "overindex")]
    [InlineData("/opt/over index/overindex", "/usr/bin", "'/opt/over index/overindex'")]
    [InlineData("/usr/share/dotnet/dotnet", "/usr/share/dotnet", "dotnet /opt/app/overindex.dll")]
    [InlineData("/opt/app/testhost", "/usr/bin", "overindex")]
    public void The_next_step_is_printed_as_it_can_be_pasted(string processPath, string path, string expected) =>
        Assert.Equal(expected, Invocation.Describe(processPath, "/opt/app", path));
}
