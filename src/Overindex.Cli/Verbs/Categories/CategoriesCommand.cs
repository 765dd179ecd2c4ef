using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Contracts;

namespace Overindex.Cli.Verbs.Categories;

internal sealed class CategoriesCommand : Verb
{
    private readonly Argument<string> _account = AccountArgument.Create();

    private readonly Argument<string?> _interest = new("INTEREST")
    {
        Description = "A category's id: list its sub-interests.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<InsightType?> _type = InsightTypeOption.Type();

    private readonly Option<bool> _legacy = new("--legacy")
    {
        Description = "Ask the deprecated operation 'list category sub-interests', which takes an interest of any level.",
    };

    private readonly Option<string> _output = OutputOption.Create(OutputOption.Table, OutputOption.Json, OutputOption.Csv);

    internal CategoriesCommand(CliHost host)
        : base(
            host,
            "categories",
            "List the categories that an audience holds; with the id of one, its sub-interests.",
            "overindex categories 549755885175",
            "overindex categories 549755885175 935249274030 --type YOUR_ENGAGED_AUDIENCE",
            "overindex categories 549755885175 916836567854 --legacy --output csv")
    {
        var source = new SourceOptions(host);
        Add(_account);
        Add(_interest);
        Add(_type);
        Add(_legacy);
        Add(_output);
        source.AddTo(this);
        this.AddRule(result =>
        {
            if (result.GetValue(_legacy) && result.GetValue(_interest) is null)
            {
                result.AddError("'--legacy' lists what is below an interest: name its id after the ad account's.");
            }
        });
        Runs((parsed, cancellationToken) => new CategoriesHandler(host).RunAsync(
            new(
                parsed.GetRequiredValue(_account),
                parsed.GetValue(_interest),
                parsed.GetValue(_type)!.Value,
                parsed.GetValue(_legacy),
                source.Read(parsed),
                parsed.GetRequiredValue(_output)),
            cancellationToken));
    }
}
