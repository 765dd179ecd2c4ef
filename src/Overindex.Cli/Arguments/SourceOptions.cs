using System.CommandLine;
using System.CommandLine.Parsing;
using Overindex.Cli.Hosting;
using Overindex.Cli.Profiles;
using Overindex.Cli.Sources;
using Overindex.Engine;

namespace Overindex.Cli.Arguments;

/// <summary>Where a verb's answers come from: a server, or a data directory of this machine. Never both.</summary>
internal sealed class SourceOptions
{
    internal const string TokenVariable = "OVERINDEX_TOKEN";

    private readonly Option<string?> _host = Host();

    private readonly Option<string?> _token = new("--token")
    {
        Description = $"An access token for it. Other people see what is on a command line: the variable {TokenVariable} or a profile is better.",
        HelpName = "TOKEN",
    };

    private readonly Option<string?> _profile;

    private readonly Option<string?> _data = new("--data")
    {
        Description = "A data directory to ask in place of a server.",
        HelpName = "DIR",
    };

    private readonly Option<SnapshotId?> _snapshot = SnapshotArgument.Option();

    private readonly Option<bool> _exact = new("--exact")
    {
        Description = "Exact figures from a data directory, with the privacy rules off: for operators, never to be handed to advertisers.",
    };

    internal SourceOptions(CliHost host)
    {
        _profile = Profile(host);
        _snapshot.Description = "A snapshot of the data directory such as 2026-10-31.r1; the newest if left out.";
    }

    internal static Option<string?> Host() => new("--host")
    {
        Description = $"The server to ask, such as http://127.0.0.1:5080; '{HostText.Pinterest}' is Pinterest's own. Or the variable {HostText.Variable}.",
        HelpName = "URL",
    };

    internal static Option<string?> Profile(CliHost host)
    {
        var option = new Option<string?>("--profile")
        {
            Description = $"A profile that 'overindex login' stored. Or the variable {ProfileName.Variable}. [default: {ProfileName.Default}]",
            HelpName = "NAME",
        };
        option.CompletionSources.Add(_ => new ProfileStore(host).Names());
        return option;
    }

    /// <summary>Adds the options.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="withFigures">Whether its answers hold figures, which the privacy rules bear on.</param>
    internal void AddTo(Command command, bool withFigures = true)
    {
        command.Add(_host);
        command.Add(_token);
        command.Add(_profile);
        command.Add(_data);
        command.Add(_snapshot);
        if (withFigures)
        {
            command.Add(_exact);
        }

        command.AddRule(Check);
    }

    internal SourceChoice Read(ParseResult parsed) => new(
        parsed.GetValue(_host),
        parsed.GetValue(_token),
        parsed.GetValue(_profile),
        parsed.GetValue(_data),
        parsed.GetValue(_snapshot),
        parsed.GetValue(_exact));

    private void Check(CommandResult result)
    {
        var remote = new Option[] { _host, _token, _profile }.FirstOrDefault(option => Given(result, option));
        var local = new Option[] { _data, _snapshot, _exact }.FirstOrDefault(option => Given(result, option));
        if (remote is not null && local is not null)
        {
            result.AddError($"'{remote.Name}' asks a server, '{local.Name}' a data directory of this machine: give one of them.");
        }

        if (Given(result, _profile) && (Given(result, _host) || Given(result, _token)))
        {
            result.AddError("'--profile' has a host and a token of its own: leave out '--host' and '--token', or the profile.");
        }
    }

    private static bool Given(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };
}
