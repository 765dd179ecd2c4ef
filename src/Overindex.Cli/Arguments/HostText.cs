using Overindex.Client;

namespace Overindex.Cli.Arguments;

/// <summary>The address of a server to ask.</summary>
internal static class HostText
{
    internal const string Variable = "OVERINDEX_HOST";

    internal const string Pinterest = "pinterest";

    internal static Uri Parse(string text)
    {
        if (text.Equals(Pinterest, StringComparison.OrdinalIgnoreCase))
        {
            return AudienceInsightsClientOptions.PinterestAddress;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || text.AsSpan().ContainsAny('?', '#'))
        {
            throw Wrong($"The host '{text}'");
        }

        // It may hold a password, so it is not repeated.
        return address.UserInfo.Length > 0
            ? throw Wrong("A host with a user name in it")
            : address.AbsolutePath == "/" ? new Uri(address, "v5") : new Uri(address.AbsoluteUri.TrimEnd('/'));
    }

    private static CliException Wrong(string what) => new(
        $"{what} is no address of a server: give one such as http://127.0.0.1:5080, or '{Pinterest}' for {AudienceInsightsClientOptions.PinterestAddress}.",
        ExitCodes.Usage);
}
