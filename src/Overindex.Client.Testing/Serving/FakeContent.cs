using System.Collections.Concurrent;
using System.Globalization;
using Overindex.Contracts;

namespace Overindex.Client.Testing.Serving;

/// <summary>What the fake server has to give.</summary>
internal sealed class FakeContent
{
    private const int DefaultPageSize = 25;

    private readonly ConcurrentDictionary<string, Func<HttpResponseMessage>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<AdAccount> _adAccounts = new();
    private int _grants;

    internal void Add(string target, Func<HttpResponseMessage> answer) => _answers[target] = answer;

    internal void AddAdAccounts(ReadOnlySpan<AdAccount> adAccounts)
    {
        foreach (var adAccount in adAccounts)
        {
            _adAccounts.Enqueue(adAccount);
        }
    }

    internal HttpResponseMessage Answer(HttpMethod method, string target)
    {
        if (method == HttpMethod.Post && target == "/oauth/token")
        {
            var n = Interlocked.Increment(ref _grants);
            return Replies.Of(200, $$"""{"access_token":"fake-access-{{n}}","expires_in":2592000,"refresh_token":"fake-refresh-{{n}}"}""", "application/json");
        }

        if (_answers.TryGetValue(target, out var answer))
        {
            return answer();
        }

        var path = target.Split('?')[0];
        return path == "/ad_accounts" ? Page(target)
            : path.StartsWith("/ad_accounts/", StringComparison.Ordinal) ? Replies.Error(403, 29, "You are not permitted to access that resource.")
            : Replies.Error(404, 404, $"There is nothing at {path}.");
    }

    private HttpResponseMessage Page(string target)
    {
        var size = Query(target, "page_size") ?? DefaultPageSize;
        var start = Query(target, "bookmark") ?? 0;
        var items = _adAccounts.Skip(start).Take(size).ToArray();
        var bookmark = start + size < _adAccounts.Count ? (start + size).ToString(CultureInfo.InvariantCulture) : null;
        return Replies.Json(new AdAccountsResponse { Items = items, Bookmark = bookmark }, ContractsJson.Wire.AdAccountsResponse);
    }

    private static int? Query(string target, string name)
    {
        var value = target.Split('?', '&').FirstOrDefault(part => part.StartsWith(name + "=", StringComparison.Ordinal));
        return value is null ? null : int.Parse(value.AsSpan(name.Length + 1), CultureInfo.InvariantCulture);
    }
}
