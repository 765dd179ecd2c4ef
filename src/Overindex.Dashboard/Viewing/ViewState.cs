using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Overindex.Engine;

namespace Overindex.Dashboard.Viewing;

/// <summary>All that a view depends on. Its address restores it; what is as usual is left out of the address.</summary>
internal sealed record ViewState
{
    internal const string DateFormat = "yyyy-MM-dd";
    private const int MostOpen = 40;
    private const int LongestSearch = 100;

    internal required AdAccountId Account { get; init; }

    internal ViewName View { get; init; }

    internal AudienceChoice Audience { get; init; }

    /// <summary>The generation date; the newest by default.</summary>
    internal DateOnly? Date { get; init; }

    internal InterestSort Sort { get; init; }

    internal InterestFilter Filter { get; init; }

    internal string Search { get; init; } = "";

    /// <summary>The interests whose sub-interests are shown.</summary>
    internal IReadOnlyList<InterestId> Open { get; init; } = [];

    /// <summary>What to compare with.</summary>
    internal string With { get; init; } = "";

    /// <summary>What to draw over time: <c>size</c>, <c>interests</c>, an interest's id, or a demographic.</summary>
    internal string Measure { get; init; } = "";

    internal static ViewState? Read(HttpContext context)
    {
        var (route, query) = (context.Request.RouteValues, context.Request.Query);
        var path = route["view"] as string ?? "";
        if (!AdAccountId.TryParse(route["ad_account_id"] as string, out var account)
            || Enum.GetValues<ViewName>().Where(view => view.Path() == path).Cast<ViewName?>().FirstOrDefault() is not { } view)
        {
            return null;
        }

        var open = query["open"].ToString().Split('.', MostOpen + 1, StringSplitOptions.RemoveEmptyEntries).Take(MostOpen);
        return new ViewState
        {
            Account = account,
            View = view,
            Audience = Words.Read<AudienceChoice>(query["audience"]),
            Date = DateOnly.TryParseExact(query["date"], DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
            Sort = Words.Read<InterestSort>(query["sort"]),
            Filter = Words.Read<InterestFilter>(query["show"]),
            Search = query["q"].ToString().Trim() is { Length: <= LongestSearch } search ? search : "",
            Open = [.. open.Select(text => InterestId.TryParse(text, out var id) ? id : (InterestId?)null).OfType<InterestId>().Distinct()],
            With = query["with"].ToString() is { Length: <= LongestSearch } with ? with : "",
            Measure = query["measure"].ToString() is { Length: <= LongestSearch } measure ? measure : "",
        };
    }

    internal string Url
    {
        get
        {
            var query = new QueryBuilder();
            foreach (var (name, value) in Parameters.Where(parameter => parameter.Value.Length > 0))
            {
                query.Add(name, value);
            }

            var path = View.Path();
            return $"/accounts/{Account}{(path.Length > 0 ? "/" : "")}{path}{query}";
        }
    }

    /// <summary>The same choice on another page: audience and date go along, the rest belongs to its page.</summary>
    internal ViewState On(ViewName view) => new() { Account = Account, View = view, Audience = Audience, Date = Date };

    /// <summary>Named values of the query; empty ones are left out of an address. Forms repeat them as hidden fields.</summary>
    internal IEnumerable<(string Name, string Value)> Parameters =>
    [
        ("audience", Audience == default ? "" : Audience.Word()),
        ("date", Date?.ToString(DateFormat, CultureInfo.InvariantCulture) ?? ""),
        ("sort", Sort == default ? "" : Sort.Word()),
        ("show", Filter == default ? "" : Filter.Word()),
        ("q", Search),
        ("open", string.Join('.', Open)),
        ("with", With),
        ("measure", Measure),
    ];
}
