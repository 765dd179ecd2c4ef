namespace Overindex.Cli.Rendering;

/// <summary>Text from elsewhere, as a terminal may be given it: a control character in a server's answer must not steer the terminal.</summary>
internal static class Plain
{
    private const char Replacement = '\uFFFD';

    internal static string Line(string text) => text.Any(char.IsControl) ? new string([.. text.Select(c => char.IsControl(c) ? Replacement : c)]) : text;

    internal static string Lines(string text) =>
        text.Any(IsHarmful) ? new string([.. text.Select(c => IsHarmful(c) ? Replacement : c)]) : text;

    private static bool IsHarmful(char c) => char.IsControl(c) && c is not ('\n' or '\r' or '\t');
}
