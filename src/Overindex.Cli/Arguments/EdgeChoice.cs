using System.CommandLine;
using System.Net;
using Overindex.Server;

namespace Overindex.Cli.Arguments;

/// <summary>How a server meets other machines.</summary>
internal sealed class EdgeChoice
{
    private readonly Option<string?> _certificate = new("--certificate")
    {
        Description = "The server's certificate for https: PEM, or .pfx; read again when it changes.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _key = new("--certificate-key")
    {
        Description = "Its private key, if that is in a PEM file of its own.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _password = new("--certificate-password-file")
    {
        Description = "A file whose first line is the private key's password.",
        HelpName = "FILE",
    };

    private readonly Option<IPNetwork[]> _proxies = new("--proxy")
    {
        Description = "A proxy in front, by address or network; X-Forwarded-For and -Proto are believed of no one else. May be given several times.",
        HelpName = "ADDRESS",
        CustomParser = result => [.. result.Tokens.Select(token => ParsedOption.Read(result, "--proxy", token.Value, NetworkText.Parse))],
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<int> _connections = ParsedOption.Number(
        "--max-connections", "Connections at once; more are closed.", 1, 1_000_000, 10_000);

    private readonly Option<bool> _plainHttp = AllowPlainHttp();
    private readonly Option<bool> _demoTokens = AllowDemoTokens();

    internal static Option<bool> AllowPlainHttp() => new("--allow-plain-http")
    {
        Description = "Let other machines send tokens without TLS, for everybody on the way to read.",
    };

    internal static Option<bool> AllowDemoTokens() => new("--allow-demo-tokens")
    {
        Description = "Let other machines use the demo's token, which sees every ad account.",
    };

    internal void AddTo(Command command)
    {
        command.Add(_certificate);
        command.Add(_key);
        command.Add(_password);
        command.Add(_proxies);
        command.Add(_connections);
        command.Add(_plainHttp);
        command.Add(_demoTokens);
    }

    internal OverindexServerOptions Read(ParseResult parsed, OverindexServerOptions options)
    {
        var certificate = parsed.GetValue(_certificate);
        if (certificate is null && (parsed.GetValue(_key) ?? parsed.GetValue(_password)) is not null)
        {
            throw new CliException("'--certificate-key' and '--certificate-password-file' belong to a '--certificate': name that, too.", ExitCodes.Usage);
        }

        if (UrlText.IsHttps(options.Url) != certificate is not null)
        {
            throw new CliException(
                $"'--url' is '{options.Url}': https:// needs a '--certificate FILE', and a certificate needs https://.", ExitCodes.Usage);
        }

        return options with
        {
            Certificate = certificate is null
                ? null
                : new() { Path = certificate, KeyPath = parsed.GetValue(_key), Password = parsed.GetValue(_password) is { } file ? ReadPassword(file) : null },
            Proxies = parsed.GetValue(_proxies) ?? [],
            MaxConnections = parsed.GetValue(_connections),
            AllowPlainHttp = parsed.GetValue(_plainHttp),
            AllowDemoTokens = parsed.GetValue(_demoTokens),
        };
    }

    private static string ReadPassword(string path) => File.ReadLines(path).FirstOrDefault() is { Length: > 0 } password
        ? password
        : throw new CliException($"The password file '{path}' is empty: its first line must be the private key's password.");
}
