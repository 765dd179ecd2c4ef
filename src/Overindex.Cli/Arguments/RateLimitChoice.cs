using System.CommandLine;
using Overindex.Server;

namespace Overindex.Cli.Arguments;

/// <summary>How much each caller of a server may ask.</summary>
internal sealed class RateLimitChoice
{
    private const int Most = 1_000_000_000;
    private static readonly RateLimitOptions Defaults = new();

    private readonly Option<int> _perSecond = ParsedOption.Number(
        "--requests-per-second", "Requests a second that one app and user, or one token, may make.", 1, Most, Defaults.RequestsPerSecond);

    private readonly Option<int> _perMinute = ParsedOption.Number(
        "--requests-per-minute", "Requests a minute that one app and user, or one token, may make.", 1, Most, Defaults.RequestsPerMinute);

    private readonly Option<int> _signIns = ParsedOption.Number(
        "--sign-ins-per-minute", "Requests a minute that one address may make to sign in or for a token.", 1, Most, Defaults.SignInsPerMinute);

    private readonly Option<bool> _plain = new("--plain-rate-headers")
    {
        Description = "State x-ratelimit-limit, -remaining and -reset as one integer each, for clients that read no more.",
    };

    internal void AddTo(Command command)
    {
        command.Add(_perSecond);
        command.Add(_perMinute);
        command.Add(_signIns);
        command.Add(_plain);
    }

    internal RateLimitOptions Read(ParseResult parsed) => new()
    {
        RequestsPerSecond = parsed.GetValue(_perSecond),
        RequestsPerMinute = parsed.GetValue(_perMinute),
        SignInsPerMinute = parsed.GetValue(_signIns),
        PlainHeaders = parsed.GetValue(_plain),
    };
}
