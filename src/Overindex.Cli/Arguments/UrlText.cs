using Microsoft.AspNetCore.Http;

namespace Overindex.Cli.Arguments;

/// <summary>An address to listen on.</summary>
internal static class UrlText
{
    internal static string Parse(string text)
    {
        try
        {
            var address = BindingAddress.Parse(text);
            return address is { Scheme: "http", PathBase: "", IsUnixPipe: false, Port: >= 0 and <= 65_535 } ? text.TrimEnd('/') : throw Wrong();
        }
        catch (FormatException)
        {
            throw Wrong();
        }
    }

    private static FormatException Wrong() =>
        new("an address such as http://127.0.0.1:5080. (For https, put a reverse proxy in front.)");
}
