using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Overindex.Client.Transport;

/// <summary>Hides secrets in text that came from outside: a server may echo what it was sent, as it is or as URLs, forms, JSON and pages write it.</summary>
internal sealed class SecretMask(IEnumerable<string?> secrets)
{
    // The longest first: one form may be a part of another.
    private readonly string[] _forms =
        [.. secrets.SelectMany(Forms).Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length)];

    internal string Apply(string text) => _forms.Aggregate(text, (masked, form) => masked.Replace(form, "***", StringComparison.Ordinal));

    /// <summary>The cause of a failure as it may be shown: HTTP's own words repeat a header line that they could not read.</summary>
    internal Exception Apply(Exception cause)
    {
        var told = cause.ToString();
        return Array.TrueForAll(_forms, form => !told.Contains(form, StringComparison.Ordinal)) ? cause : cause switch
        {
            HttpRequestException http => new HttpRequestException(http.HttpRequestError, Apply(http.Message), inner: null, http.StatusCode),
            JsonException => new JsonException(Apply(cause.Message)),
            _ => new IOException(Apply(cause.Message)),
        };
    }

    private static IEnumerable<string> Forms(string? secret) => string.IsNullOrEmpty(secret) ? [] :
    [
        secret,
        Uri.EscapeDataString(secret),
        WebUtility.UrlEncode(secret),
        WebUtility.HtmlEncode(secret),
        JavaScriptEncoder.Default.Encode(secret),
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
        secret.Replace("/", "\\/", StringComparison.Ordinal),
    ];
}
