using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Profiles;

namespace Overindex.Cli.Verbs.Login;

internal sealed class LoginCommand : Verb
{
    private readonly Option<string?> _host = SourceOptions.Host();

    private readonly Option<string> _profile;

    private readonly Option<bool> _tokenStdin = new("--token-stdin") { Description = "Read the access token from standard input, without asking." };

    private readonly Option<string?> _client = new("--client-id")
    {
        Description = "Sign in as an app with this id: its secret is asked for in place of a token, and tokens are obtained with it.",
        HelpName = "ID",
    };

    private readonly Option<bool> _refresh = new("--refresh-token")
    {
        Description = "With --client-id: ask for a refresh token too, use it, and keep the one that the server replaces it with.",
    };

    internal LoginCommand(CliHost host)
        : base(
            host,
            "login",
            "Store a server's address and a token for it, readable by nobody else, once the server has accepted the token.",
            "overindex login --host http://127.0.0.1:5080",
            "overindex login --host http://127.0.0.1:5080 --token-stdin --profile work",
            "overindex login --host pinterest --client-id 1234567 --refresh-token --profile pinterest")
    {
        _host.Description = $"The server, such as http://127.0.0.1:5080; '{HostText.Pinterest}' is Pinterest's own. Or the variable {HostText.Variable}.";
        _profile = new("--profile") { Description = "What to call it.", HelpName = "NAME", DefaultValueFactory = _ => ProfileName.Default };
        _profile.CompletionSources.Add(_ => new ProfileStore(host).Names());
        Add(_host);
        Add(_profile);
        Add(_tokenStdin);
        Add(_client);
        Add(_refresh);
        this.AddRule(result =>
        {
            if (result.GetValue(_refresh) && result.GetValue(_client) is null)
            {
                result.AddError("'--refresh-token' needs '--client-id': a refresh token belongs to an app.");
            }

            if (result.GetValue(_tokenStdin) && result.GetValue(_client) is not null)
            {
                result.AddError("'--token-stdin' is for an access token: leave it out with '--client-id', whose secrets are read from a pipe anyway.");
            }
        });
        Runs((parsed, cancellationToken) => new LoginHandler(host).RunAsync(
            new(
                parsed.GetValue(_host),
                parsed.GetRequiredValue(_profile),
                parsed.GetValue(_tokenStdin),
                parsed.GetValue(_client),
                parsed.GetValue(_refresh)),
            cancellationToken));
    }
}
