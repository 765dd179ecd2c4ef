using System.CommandLine;
using Overindex.Contracts;

namespace Overindex.Cli.Arguments;

/// <summary>An option whose value is one of the insight types, in any case.</summary>
internal static class InsightTypeOption
{
    internal static Option<InsightType?> Create(string name, string description, params string[] aliases)
    {
        var option = new Option<InsightType?>(name, aliases)
        {
            Description = description,
            HelpName = "TYPE",
            CustomParser = result => new InsightType(result.Tokens[^1].Value.ToUpperInvariant()),
        };
        return option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. InsightType.KnownValues.Select(type => type.Value)]);
    }

    internal static Option<InsightType?> Type()
    {
        var option = Create(
            "--type",
            "Whom to ask about: YOUR_TOTAL_AUDIENCE (saw or engaged), YOUR_ENGAGED_AUDIENCE, or PINTEREST_TOTAL_AUDIENCE (everybody).",
            "-t");
        option.DefaultValueFactory = _ => InsightType.YourTotalAudience;
        return option;
    }
}
