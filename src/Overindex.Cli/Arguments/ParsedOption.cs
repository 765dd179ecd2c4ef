using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Overindex.Cli.Arguments;

/// <summary>Options and arguments whose text is read by a function that throws <see cref="FormatException"/> with the rule.</summary>
internal static class ParsedOption
{
    internal static Option<T> Create<T>(string name, string helpName, string description, Func<string, T> parse) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => Read(result, name, result.Tokens[^1].Value, parse),
    };

    internal static Option<T> Create<T>(string name, string helpName, string description, Func<string, T> parse, T defaultValue)
    {
        var option = Create(name, helpName, description, parse);
        option.DefaultValueFactory = _ => defaultValue;
        return option;
    }

    internal static Option<int> Number(string name, string description, int minimum, int maximum, int defaultValue) =>
        Create(name, "N", description, text => WholeNumber(text, minimum, maximum), defaultValue);

    internal static T? Read<T>(ArgumentResult result, string name, string text, Func<string, T> parse)
    {
        try
        {
            return parse(text);
        }
        catch (FormatException exception)
        {
            result.AddError($"'{name}' value '{text}' must be {exception.Message}");
            return default;
        }
    }

    internal static int WholeNumber(string text, int minimum, int maximum) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : throw new FormatException($"a whole number from {minimum} to {maximum}.");
}
