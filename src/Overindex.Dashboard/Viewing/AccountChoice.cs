using Microsoft.AspNetCore.Http.Extensions;

namespace Overindex.Dashboard.Viewing;

/// <summary>The page to choose an ad account on.</summary>
internal sealed record AccountChoice(AccountPage Found, string Search, int Number, int PageSize)
{
    internal int Pages => Math.Max(1, (Found.Found + PageSize - 1) / PageSize);

    internal string UrlOf(int page)
    {
        var query = new QueryBuilder();
        if (Search.Length > 0)
        {
            query.Add("q", Search);
        }

        if (page > 1)
        {
            query.Add("page", $"{page}");
        }

        return $"/{query}";
    }
}
