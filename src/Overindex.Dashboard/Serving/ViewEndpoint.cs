using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Overindex.Dashboard.Access;
using Overindex.Dashboard.Pages;
using Overindex.Dashboard.Rendering;
using Overindex.Dashboard.Viewing;

namespace Overindex.Dashboard.Serving;

/// <summary>Pages for whoever is signed in; others are sent to sign in, and back to the view that they asked for.</summary>
internal sealed class ViewEndpoint(
    IDashboardAccess access, IDashboardSource source, SessionCookie sessions, IAntiforgery antiforgery, PageWriter pages)
{
    private const int PageSize = 50;

    internal async Task HandleAsync(HttpContext context)
    {
        var viewer = sessions.Read(context) is { } key ? await access.FindAsync(context, key) : null;
        if (viewer is null)
        {
            SessionCookie.Delete(context);
            var asked = context.Request.Path.Value + context.Request.QueryString.Value;
            var to = asked != DashboardRoutes.Accounts && DashboardRoutes.Local(asked) == asked ? QueryString.Create("to", asked).Value : "";
            PageWriter.Redirect(context, DashboardRoutes.SignIn + to);
            return;
        }

        if (context.Request.Path == DashboardRoutes.Accounts)
        {
            await ShowAccountsAsync(context, viewer);
        }
        else if (ViewState.Read(context) is not { } state)
        {
            await pages.WriteAsync<ProblemPage>(context, Frame(context, viewer, "No such page", StatusCodes.Status404NotFound), Problem.NoSuchPage);
        }
        else if (source.FindAccount(viewer.Accounts, state.Account) is not { } account)
        {
            await pages.WriteAsync<ProblemPage>(context, Frame(context, viewer, "Not yours to see", StatusCodes.Status403Forbidden), Problem.NotPermitted);
        }
        else
        {
            await ShowAsync(context, viewer, state, account);
        }
    }

    private Task ShowAccountsAsync(HttpContext context, Viewer viewer)
    {
        var query = context.Request.Query;
        var search = query["q"].ToString().Trim();
        var number = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is > 0 and < 1_000_000 ? asked : 1;
        var found = source.FindAccounts(viewer.Accounts, search, (number - 1) * PageSize, PageSize);
        if (found is { Visible: 1, Accounts: [var only] } && search.Length == 0)
        {
            PageWriter.Redirect(context, new ViewState { Account = only.Id }.Url);
            return Task.CompletedTask;
        }

        var choice = new AccountChoice(found, search, number, PageSize);
        if (number > choice.Pages)
        {
            PageWriter.Redirect(context, choice.UrlOf(choice.Pages));
            return Task.CompletedTask;
        }

        return pages.WriteAsync<AccountsPage>(context, Frame(context, viewer, "Ad accounts"), choice);
    }

    private async Task ShowAsync(HttpContext context, Viewer viewer, ViewState state, AccountName account)
    {
        var dates = source.FindDates();
        var date = state.Date ?? dates[^1];
        using var insights = dates.Contains(date) ? source.Open(date, context) : null;
        var frame = Frame(context, viewer, $"{state.View.Title()} · {account.Title}");
        if (insights is null)
        {
            await pages.WriteAsync<ProblemPage>(
                context, frame with { Status = StatusCodes.Status404NotFound }, Problem.NoSuchDate(state with { Date = null }));
            return;
        }

        using var view = new AccountView
        {
            State = state,
            Account = account,
            Dates = dates,
            Insights = insights,
            Source = source,
            Viewer = viewer,
            Context = context,
        };
        await view.LoadAsync();
        if (context.Request.RouteValues["format"] is string format)
        {
            await ExportEndpoint.SendAsync(context, view, format);
            return;
        }

        await pages.WriteAsync<AccountFrame>(context, frame, view);
    }

    private PageFrame Frame(HttpContext context, Viewer viewer, string title, int status = StatusCodes.Status200OK)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        return new PageFrame
        {
            Title = title,
            Status = status,
            Viewer = viewer,
            Guard = new FormGuard(tokens.FormFieldName, tokens.RequestToken!),
        };
    }
}
