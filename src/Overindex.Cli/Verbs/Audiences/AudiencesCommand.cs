using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.Audiences;

internal sealed class AudiencesCommand : Verb
{
    private readonly Argument<string> _account = AccountArgument.Create();

    private readonly Option<string> _output = OutputOption.Create(OutputOption.Table, OutputOption.Json, OutputOption.Csv);

    internal AudiencesCommand(CliHost host)
        : base(
            host,
            "audiences",
            "List the audiences that are available for an ad account now: scope and type.",
            "overindex audiences 549755885175",
            "overindex audiences 549755885175 --host pinterest --output json")
    {
        var source = new SourceOptions(host);
        Add(_account);
        Add(_output);
        source.AddTo(this);
        Runs((parsed, cancellationToken) => new AudiencesHandler(host).RunAsync(
            parsed.GetRequiredValue(_account), source.Read(parsed), parsed.GetRequiredValue(_output), cancellationToken));
    }
}
