using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.ClusterStatus;

internal sealed class ClusterStatusCommand : Verb
{
    private readonly Option<string> _node;

    private readonly Option<string?> _token = new("--token")
    {
        Description = "A token of 'overindex token create --operator'. "
            + $"Other people see what is on a command line: the variable {SourceOptions.TokenVariable} is better.",
        HelpName = "TOKEN",
    };

    private readonly Option<string> _output = OutputOption.Create(OutputOption.Table, OutputOption.Json);

    internal ClusterStatusCommand(CliHost host)
        : base(
            host,
            "status",
            "Show the nodes of a cluster, the shards that they hold, and how they are doing. Any node can be asked.",
            "overindex cluster status",
            "overindex cluster status --host http://10.0.0.5:5080 --output json")
    {
        _node = new Option<string>("--host")
        {
            Description = $"The node to ask. Or the variable {HostText.Variable}.",
            HelpName = "URL",
            DefaultValueFactory = _ => host.Variable(HostText.Variable) is { Length: > 0 } node ? node : "http://127.0.0.1:5080",
        };
        Add(_node);
        Add(_token);
        Add(_output);
        Runs((parsed, cancellationToken) => new ClusterStatusHandler(host).RunAsync(
            HostText.Parse(parsed.GetRequiredValue(_node)),
            parsed.GetValue(_token) ?? host.Variable(SourceOptions.TokenVariable),
            parsed.GetRequiredValue(_output),
            cancellationToken));
    }
}
