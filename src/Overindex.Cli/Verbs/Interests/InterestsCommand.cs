using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Verbs.Interests;

internal sealed class InterestsCommand : Verb
{
    private readonly Argument<string> _interest = new("INTEREST") { Description = "The interest's id." };

    private readonly Option<int> _depth = ParsedOption.Number(
        "--depth", "Levels below it to show; 0 shows it alone. Each interest is a request to a server.", 0, 20, 1);

    private readonly Option<string> _output = OutputOption.Create(OutputOption.Table, OutputOption.Json, OutputOption.Csv);

    internal InterestsCommand(CliHost host)
        : base(
            host,
            "interests",
            "Look up an interest and walk the taxonomy below it.",
            "overindex interests 935249274030",
            "overindex interests 935249274030 --depth 3 --output csv")
    {
        var source = new SourceOptions(host);
        Add(_interest);
        Add(_depth);
        Add(_output);
        source.AddTo(this, withFigures: false);
        Runs((parsed, cancellationToken) => new InterestsHandler(host).RunAsync(
            parsed.GetRequiredValue(_interest), parsed.GetValue(_depth), source.Read(parsed), parsed.GetRequiredValue(_output), cancellationToken));
    }
}
