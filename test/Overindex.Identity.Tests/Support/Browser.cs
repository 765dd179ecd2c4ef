using System.Net;
using System.Text.RegularExpressions;

namespace Overindex.Identity.Tests.Support;

/// <summary>A user agent with cookies that follows nothing by itself and fills in forms.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient _client;

    internal Browser(Uri address) => _client = new HttpClient(
        new SocketsHttpHandler { CookieContainer = Cookies, UseCookies = true, AllowAutoRedirect = false })
    { BaseAddress = address };

    internal CookieContainer Cookies { get; } = new();

    public void Dispose() => _client.Dispose();

    internal async Task<Seen> OpenAsync(string address) => await Seen.FromAsync(await _client.GetAsync(address));

    internal async Task<Seen> SubmitAsync(string action, IEnumerable<KeyValuePair<string, string>> fields) =>
        await Seen.FromAsync(await _client.PostAsync(action, new FormUrlEncodedContent(fields)));

    /// <summary>Signs in from the sign-in page, and opens what it leads to.</summary>
    internal async Task<Seen> SignInAsync(Seen page, string name, string password)
    {
        var answer = await SubmitAsync("/oauth/sign-in", [.. page.Fields("/oauth/sign-in"), new("ovx_user", name), new("ovx_password", password)]);
        return answer.Status == HttpStatusCode.SeeOther ? await OpenAsync(answer.Location!.OriginalString) : answer;
    }

    /// <summary>Decides on the consent page; without ad accounts named, those that are ticked.</summary>
    internal Task<Seen> DecideAsync(Seen page, string decision = "allow", string[]? accounts = null)
    {
        var fields = page.Fields("/oauth/").Where(field => accounts is null || field.Key is not ("ovx_account" or "ovx_all"));
        var chosen = accounts?.Select(account => KeyValuePair.Create("ovx_account", account)) ?? [];
        return SubmitAsync("/oauth/", [.. fields, .. chosen, new("ovx_decision", decision)]);
    }

    internal sealed partial record Seen(HttpStatusCode Status, Uri? Location, string Text, HttpResponseMessage Response)
    {
        /// <summary>The parameters that the browser is sent back to the app with.</summary>
        internal IReadOnlyDictionary<string, string> Query => Location!.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')));

        internal static async Task<Seen> FromAsync(HttpResponseMessage response) =>
            new(response.StatusCode, response.Headers.Location, await response.Content.ReadAsStringAsync(), response);

        /// <summary>The fields of a form as the browser would send them: hidden ones, and boxes that are ticked.</summary>
        internal IReadOnlyList<KeyValuePair<string, string>> Fields(string action)
        {
            var form = Form().Matches(Text).Single(match => match.Groups["action"].Value == action).Groups["body"].Value;
            return
            [
                .. Input().Matches(form).Select(match => match.Value)
                    .Where(tag => tag.Contains("type=\"hidden\"", StringComparison.Ordinal) || tag.Contains(" checked", StringComparison.Ordinal))
                    .Select(tag => KeyValuePair.Create(Attribute(tag, "name"), Attribute(tag, "value"))),
            ];
        }

        private static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $"{name}=\"([^\"]*)\"").Groups[1].Value);

        [GeneratedRegex("<form[^>]*action=\"(?<action>[^\"]*)\"[^>]*>(?<body>.*?)</form>", RegexOptions.Singleline)]
        private static partial Regex Form();

        [GeneratedRegex("<input[^>]*>")]
        private static partial Regex Input();
    }
}
