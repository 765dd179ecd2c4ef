using System.CommandLine;
using Overindex.Cli.Hosting;
using Overindex.Cli.Sources;
using Overindex.Contracts;

namespace Overindex.Cli.Arguments;

/// <summary>Which audience a verb asks about, which one it compares it with, and who is asked.</summary>
internal sealed class AudienceOptions(CliHost host)
{
    private readonly Argument<string> _account = AccountArgument.Create();

    private readonly Option<InsightType?> _type = InsightTypeOption.Type();

    private readonly SourceOptions _source = new(host);

    internal Option<InsightType?> Compare { get; } = InsightTypeOption.Create("--compare", "Another audience to compare with.");

    /// <summary>Adds the options.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="own">The verb's own, which stand between what is asked and who is asked.</param>
    internal void AddTo(Command command, params ReadOnlySpan<Option> own)
    {
        command.Add(_account);
        command.Add(_type);
        command.Add(Compare);
        foreach (var option in own)
        {
            command.Add(option);
        }

        _source.AddTo(command);
    }

    internal AudienceQuestion Read(ParseResult parsed) => new(
        parsed.GetRequiredValue(_account), parsed.GetValue(_type)!.Value, parsed.GetValue(Compare), _source.Read(parsed));
}

/// <summary>An audience, perhaps another to compare it with, and who is asked.</summary>
internal sealed record AudienceQuestion(string Account, InsightType Type, InsightType? Compare, SourceChoice Source);
