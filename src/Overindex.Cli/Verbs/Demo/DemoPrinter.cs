using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.Demo;

/// <summary>What to try now. Written without Spectre's layout: every command stays on one line, to be pasted.</summary>
internal sealed class DemoPrinter(CliHost host, DemoStamp stamp, DemoDirectory directory, string secret, string code)
{
    internal void Print(string address, bool serving)
    {
        var account = $"{address}/v5/ad_accounts/{stamp.AccountId}";
        var data = Invocation.Quote(directory.Data);
        if (serving)
        {
            Section(
                "Open the dashboard (this link signs in once, within half an hour)",
                $"{address}/welcome?code={code}&to={Uri.EscapeDataString($"/accounts/{stamp.AccountId}")}");
        }

        Section("Access token (every ad account, 30 days)", secret);
        Section(
            "An ad account worth looking at",
            $"{stamp.AccountName} ({stamp.AccountId})",
            $"Its audience was made to over-index on {stamp.InterestName} (under {stamp.CategoryName}):",
            $"look for an index near {stamp.ExpectedIndex:0.0} there; 1.0 is average.");
        Section("Get audience insights", Curl($"{account}/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE"));
        Section("Get scope and type", Curl($"{account}/insights/audiences"));
        Section($"List category sub-interests (of {stamp.CategoryName})",
            Curl($"{account}/insights/audiences/PARTNER/ENGAGEMENT/{stamp.CategoryId}"));
        Section("List ad accounts", Curl($"{address}/v5/ad_accounts"));
        Section("One interest", Curl($"{address}/v5/resources/targeting/interests/{stamp.CategoryId}"));
        Section("The same in this terminal, with bars", $"{Invocation.Text} insights {stamp.AccountId} --data {data}");
        if (serving)
        {
            Section(
                "Through the server, with a token that is kept (paste the one above)",
                $"{Invocation.Text} login --host {address}",
                $"{Invocation.Text} insights {stamp.AccountId} --host {address} --compare PINTEREST_TOTAL_AUDIENCE");
            Section("In a browser, with the token", $"{address}/");
            host.Out.WriteLine("Serving. Ctrl+C stops; the next start reuses what was made.");
        }
        else
        {
            Section("To serve it", $"{Invocation.Text} serve --data {data} --url {address}");
        }

        host.Out.Flush();
    }

    private string Curl(string url) => $"curl -H 'Authorization: Bearer {secret}' '{url}'";

    private void Section(string title, params ReadOnlySpan<string> lines)
    {
        host.Out.WriteLine(title);
        foreach (var line in lines)
        {
            host.Out.WriteLine($"  {line}");
        }

        host.Out.WriteLine();
    }
}
