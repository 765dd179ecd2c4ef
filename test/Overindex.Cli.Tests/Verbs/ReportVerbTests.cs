using Overindex.Cli.Tests.Support;

namespace Overindex.Cli.Tests.Verbs;

public sealed class ReportVerbTests(TinyServer server) : IClassFixture<TinyServer>, IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_report_of_a_data_directory_shows_all_its_dates_up_to_the_one_asked_for()
    {
        var data = _folder.Combine("data");
        foreach (var date in (string[])["2026-08-31", "2026-09-30", "2026-10-31", "2026-11-30"])
        {
            TinyPlatform.Publish(data, date);
        }

        var html = await ReportAsync("1001", "--data", data, "--snapshot", "2026-10-31.r1");
        Assert.All(["2026-08-31 up to 500", "2026-09-30 up to 500", "2026-10-31 up to 500"], one => Assert.Contains(one, html, StringComparison.Ordinal));
        Assert.DoesNotContain("2026-11-30", html, StringComparison.Ordinal);
        Assert.Contains("in the 30 days to 2026-10-31", html, StringComparison.Ordinal);
        Assert.Contains("fewer than 10 people", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_latest_revision_of_a_date_is_shown()
    {
        var data = _folder.Combine("data");
        TinyPlatform.Publish(data, "2026-09-30");
        TinyPlatform.Publish(data, "2026-09-30", minEngagements: 2);
        TinyPlatform.Publish(data);
        var html = await ReportAsync("1001", "--data", data);
        Assert.Contains("aria-label=\"Size over time. Size: 2026-09-30 up to 500, 2026-10-31 up to 500\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_gives_the_same_figures_as_its_data_directory()
    {
        var report = await ReportAsync("1001", "--host", server.Address, "--token", server.Token);
        var remote = Table(report);
        Assert.Contains("a server, which answers about its newest date only", report, StringComparison.Ordinal);
        Assert.Contains("Travel", remote, StringComparison.Ordinal);
        Assert.Equal(Table(await ReportAsync("1001", "--data", server.Data)), remote);
    }

    [Fact]
    public async Task Standard_output_gets_the_same_bytes_as_a_file_and_nothing_else()
    {
        var file = await ReportAsync("1001", "--data", server.Data, "--compare", "YOUR_ENGAGED_AUDIENCE");
        var outcome = await InProcess.RunAsync("report", "1001", "--data", server.Data, "--compare", "YOUR_ENGAGED_AUDIENCE", "--out", "-");
        Assert.Equal(new(ExitCodes.Ok, file, ""), outcome);
    }

    [Fact]
    public async Task A_file_that_is_there_is_kept_unless_told_otherwise()
    {
        var path = _folder.Combine("report.html");
        await File.WriteAllTextAsync(path, "mine");
        var refused = await InProcess.RunAsync("report", "1001", "--data", server.Data, "--out", path);
        Assert.Equal(ExitCodes.Failure, refused.ExitCode);
        Assert.Contains("--overwrite", refused.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(path));

        var replaced = await InProcess.RunAsync("report", "1001", "--data", server.Data, "--out", path, "--overwrite");
        Assert.Equal(ExitCodes.Ok, replaced.ExitCode);
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Without_a_name_the_file_is_named_after_ad_account_and_date()
    {
        var ended = await CliProcess.RunAsync(_folder.Path, "report", "1001", "--data", server.Data);
        Assert.Equal(ExitCodes.Ok, ended.ExitCode);
        Assert.Equal([_folder.Combine("overindex-report-1001-2026-10-31.html")], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task A_directory_that_is_not_there_is_named()
    {
        var outcome = await InProcess.RunAsync("report", "1001", "--data", server.Data, "--out", _folder.Combine("nowhere/report.html"));
        Assert.Equal(ExitCodes.Failure, outcome.ExitCode);
        Assert.Contains("nowhere/report.html' cannot be written", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1003", "Nobody")]
    [InlineData("1004", "=HYPERLINK(&quot;http://x&quot;)")]
    public async Task An_ad_account_that_nobody_met_has_a_report_that_says_so(string account, string name)
    {
        var html = await ReportAsync(account, "--data", server.Data);
        Assert.Contains(name, html, StringComparison.Ordinal);
        Assert.Contains("up to 100 people", html, StringComparison.Ordinal);
        Assert.Contains("minimum audience", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exact_figures_are_said_to_be_exact() =>
        Assert.Contains("these figures are exact", await ReportAsync("1001", "--data", server.Data, "--exact"), StringComparison.Ordinal);

    [Fact]
    public async Task Another_ad_account_is_not_permitted_and_leaves_no_file()
    {
        var path = _folder.Combine("report.html");
        var outcome = await InProcess.RunAsync("report", "1002", "--host", server.Address, "--token", server.Token, "--out", path);
        Assert.Equal(ExitCodes.NotPermitted, outcome.ExitCode);
        Assert.False(File.Exists(path));
    }

    private async Task<string> ReportAsync(params string[] arguments)
    {
        var path = _folder.Combine($"{Guid.NewGuid():N}.html");
        var outcome = await InProcess.RunAsync(["report", .. arguments, "--out", path]);
        Assert.Equal((ExitCodes.Ok, $"The report is in '{path}'.\n"), (outcome.ExitCode, outcome.Out));
        return await File.ReadAllTextAsync(path);
    }

    private static string Table(string html) => html[html.IndexOf("<table", StringComparison.Ordinal)..html.LastIndexOf("</table>", StringComparison.Ordinal)];
}
