namespace Overindex.Client.Transport;

/// <summary>Words of a server as a message may repeat them: of bounded length, and without control characters, which would forge lines of a log.</summary>
internal static class ShownText
{
    internal const int Longest = 512;

    private const char Replacement = '\uFFFD';

    internal static string Of(string text)
    {
        var cut = text.Length <= Longest ? text : text[..Longest];
        return cut.Any(char.IsControl) ? string.Create(cut.Length, cut, Clean) : cut;
    }

    private static void Clean(Span<char> shown, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            shown[i] = char.IsControl(text[i]) ? Replacement : text[i];
        }
    }
}
