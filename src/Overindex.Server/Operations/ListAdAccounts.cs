using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Overindex.Contracts;
using Overindex.Engine;
using Overindex.Identity;
using Overindex.Server.Access;
using Overindex.Server.Answers;
using Overindex.Server.Errors;
using Overindex.Server.Hosting;
using Overindex.Server.Serving;
using EngineAdAccount = Overindex.Engine.AdAccount;

namespace Overindex.Server.Operations;

internal static class ListAdAccounts
{
    internal const int DefaultPageSize = 25;
    internal const int MaxPageSize = 250;

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapOperation<AdAccountsResponse>("/ad_accounts", "ad_accounts/list", "ad_accounts", Handle)
            .WithSummary("List ad accounts")
            .WithDescription("The ad accounts that the token may see, in the order of their ids, page by page.");

    private static IResult Handle(
        HttpContext context,
        SnapshotHolder snapshots,
        [FromQuery(Name = "page_size")] string? pageSizeText,
        [FromQuery(Name = "bookmark")] string? bookmarkText)
    {
        if (!TryPageSize(context.Request.Query, out var size, out var refusal) || !TryBookmark(context.Request.Query, out var after, out refusal))
        {
            return refusal;
        }

        using var lease = snapshots.Lease();
        var page = Visible(context.Caller().Accounts, lease.Served.Catalog.Accounts, after).Take(size + 1).ToList();
        var bookmark = page.Count > size ? Bookmark.After(page[size - 1].Id) : null;
        var response = WireMapper.ToResponse(page.Take(size), bookmark);
        return new AnswerResult(new Answer(JsonBytes.Of(response, ContractsJson.Wire.AdAccountsResponse)));
    }

    private static IEnumerable<EngineAdAccount> Visible(AccountSet allowed, AdAccountTable accounts, AdAccountId? after)
    {
        if (!allowed.All)
        {
            return allowed.Ids.Where(id => after is null || id > after).Select(accounts.Find).OfType<EngineAdAccount>();
        }

        var first = 0;
        if (after is { } last && accounts.TryFind(last, out first))
        {
            first++;
        }

        return Enumerable.Range(first, accounts.Count - first).Select(ordinal => accounts[ordinal]);
    }

    private static bool TryPageSize(IQueryCollection query, out int size, [NotNullWhen(false)] out Refusal? refusal)
    {
        size = DefaultPageSize;
        if (Parameters.TryOnce(query, "page_size", out var text, out refusal)
            && text is not null
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size is < 1 or > MaxPageSize))
        {
            refusal = Refusals.Parameter("page_size", text, $"must be a whole number from 1 to {MaxPageSize}.");
        }

        return refusal is null;
    }

    private static bool TryBookmark(IQueryCollection query, out AdAccountId? after, [NotNullWhen(false)] out Refusal? refusal)
    {
        after = null;
        if (Parameters.TryOnce(query, "bookmark", out var text, out refusal) && text is not null && !Bookmark.TryRead(text, out after))
        {
            refusal = Refusals.Parameter("bookmark", text, "must be the bookmark of an earlier answer.");
        }

        return refusal is null;
    }
}
