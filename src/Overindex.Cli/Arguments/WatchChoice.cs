using System.CommandLine;
using Overindex.Cli.Hosting;
using Overindex.Server;

namespace Overindex.Cli.Arguments;

/// <summary>What a server tells its operator.</summary>
internal sealed class WatchChoice
{
    internal const string AuditFileName = "audit.jsonl";
    private const string OtlpVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private readonly Option<string?> _audit = new("--audit")
    {
        Description = $"The file to append one line of JSON a request to: who asked what, when, result. Default: {AuditFileName} in the data directory.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _noAudit = new("--no-audit") { Description = "Do without an audit log." };

    private readonly Option<Uri?> _otlp;

    internal WatchChoice(CliHost host)
    {
        _otlp = ParsedOption.Create<Uri?>(
            "--otlp-endpoint",
            "URL",
            $"A collector to send traces, metrics and logs to, by OTLP over HTTP. Without it, the environment variable {OtlpVariable} says.",
            Parse);
        _otlp.DefaultValueFactory = _ => host.Variable(OtlpVariable) is { Length: > 0 } text ? Parse(text) : null;
    }

    internal void AddTo(Command command)
    {
        command.Add(_audit);
        command.Add(_noAudit);
        command.Add(_otlp);
    }

    internal OverindexServerOptions Read(ParseResult parsed, OverindexServerOptions options)
    {
        var audit = parsed.GetValue(_audit);
        if (audit is not null && parsed.GetValue(_noAudit))
        {
            throw new CliException("'--audit' and '--no-audit' exclude each other: give one or neither.", ExitCodes.Usage);
        }

        return options with
        {
            AuditLog = parsed.GetValue(_noAudit) ? null : audit ?? Path.Combine(options.DataDirectory, AuditFileName),
            OtlpEndpoint = parsed.GetValue(_otlp),
        };
    }

    private static Uri Parse(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")
        ? address
        : throw new FormatException("the address of a collector such as http://127.0.0.1:4318.");
}
