namespace Overindex.Cli.Profiles;

/// <summary>Names of profiles, which become names of files.</summary>
internal static class ProfileName
{
    internal const string Default = "default";

    internal const string Variable = "OVERINDEX_PROFILE";

    private const int Longest = 64;

    internal static string Parse(string text) =>
        text.Length is > 0 and <= Longest && text[0] != '.' && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? text
            : throw new CliException(
                $"'{text}' is not a profile's name: it must be 1 to {Longest} letters, digits, '-', '_' or '.', and not begin with a dot.", ExitCodes.Usage);
}
