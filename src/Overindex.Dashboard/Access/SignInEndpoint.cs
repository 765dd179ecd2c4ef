using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Overindex.Dashboard.Pages;
using Overindex.Dashboard.Rendering;
using Overindex.Dashboard.Serving;

namespace Overindex.Dashboard.Access;

/// <summary>Signing in and out. Both lead to a page of this server and nowhere else.</summary>
internal sealed class SignInEndpoint(IDashboardAccess access, SessionCookie sessions, IAntiforgery antiforgery, PageWriter pages)
{
    private const string WrongPassword = "The user name or the password is wrong, or the account is locked.";
    private const string WrongToken = "This token is unknown, expired or revoked.";
    private const string OutOfDate = "The form was open for too long, or was not filled in on this page. Please try again.";
    private const string UsedLink = "This link was used already, or is too old. Paste the access token that was printed beside it.";

    internal async Task SignInAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            await ShowAsync(context, DashboardRoutes.Local(context.Request.Query["to"]), problem: null);
            return;
        }

        if (!await IsOwnFormAsync(context))
        {
            await ShowAsync(context, DashboardRoutes.Accounts, OutOfDate, StatusCodes.Status400BadRequest);
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var to = DashboardRoutes.Local(form["to"]);
        var token = form["token"].ToString().Trim();
        var viewer = token.Length > 0
            ? await access.SignInAsync(context, token)
            : await access.SignInAsync(context, form["user"].ToString(), form["password"].ToString());
        if (viewer is null)
        {
            await ShowAsync(context, to, token.Length > 0 ? WrongToken : WrongPassword, StatusCodes.Status403Forbidden);
            return;
        }

        LetIn(context, viewer, to);
    }

    internal async Task SignOutAsync(HttpContext context)
    {
        // Who sends a forged form gains nothing but a signed-out viewer; still, it is refused.
        if (await IsOwnFormAsync(context))
        {
            SessionCookie.Delete(context);
        }

        PageWriter.Redirect(context, DashboardRoutes.SignIn);
    }

    /// <summary>The code leaves the address bar, and with it the history, at once.</summary>
    internal async Task WelcomeAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method)
            && context.Request.Query["code"] is [{ Length: > 0 and < 200 } code]
            && await access.RedeemAsync(context, code) is { } viewer)
        {
            LetIn(context, viewer, DashboardRoutes.Local(context.Request.Query["to"]));
            return;
        }

        await ShowAsync(context, DashboardRoutes.Accounts, UsedLink, StatusCodes.Status403Forbidden);
    }

    // Read first: what cannot be read the guard would report as a fault of the server.
    private async Task<bool> IsOwnFormAsync(HttpContext context)
    {
        try
        {
            return context.Request.HasFormContentType
                && await context.Request.ReadFormAsync(context.RequestAborted) is not null
                && await antiforgery.IsRequestValidAsync(context);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private void LetIn(HttpContext context, Viewer viewer, string to)
    {
        sessions.Write(context, viewer.Key);
        PageWriter.Redirect(context, to);
    }

    private Task ShowAsync(HttpContext context, string to, string? problem, int status = StatusCodes.Status200OK)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        var form = new SignInForm(access.HasUsers, to, problem, new FormGuard(tokens.FormFieldName, tokens.RequestToken!));
        return pages.WriteAsync<SignInPage>(context, new PageFrame { Title = "Sign in", Status = status }, form);
    }
}

/// <summary>The form to sign in by.</summary>
/// <param name="HasUsers">Whether there are users with passwords.</param>
/// <param name="To">Where to go then.</param>
/// <param name="Problem">What went wrong before.</param>
/// <param name="Guard">The hidden field.</param>
internal sealed record SignInForm(bool HasUsers, string To, string? Problem, FormGuard Guard);
