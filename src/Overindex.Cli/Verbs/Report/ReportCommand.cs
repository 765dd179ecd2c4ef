using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.Report;

internal sealed class ReportCommand : Verb
{
    private readonly Option<string?> _out = new("--out")
    {
        Description = "The HTML file to write, or '-' for standard output. [default: overindex-report-ACCOUNT-DATE.html]",
        HelpName = "FILE",
    };

    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replace the file if it is there." };

    internal ReportCommand(CliHost host)
        : base(
            host,
            "report",
            "Write a report on an audience: one HTML file with charts that needs no network and prints well.",
            "overindex report 549755885175 --out report.html",
            "overindex report 549755885175 --type YOUR_ENGAGED_AUDIENCE --compare YOUR_TOTAL_AUDIENCE",
            "overindex report 549755885175 --host http://127.0.0.1:5080 --out - > report.html",
            "overindex report 549755885175 --data overindex-data --snapshot 2026-10-31.r1 --overwrite")
    {
        var audience = new AudienceOptions(host);
        audience.AddTo(this, _out, _overwrite);
        Runs((parsed, cancellationToken) => new ReportHandler(host).RunAsync(
            new(audience.Read(parsed), parsed.GetValue(_out), parsed.GetValue(_overwrite)), cancellationToken));
    }
}
