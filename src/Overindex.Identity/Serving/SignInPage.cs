using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Overindex.Identity.Serving;

/// <summary>Signing in and out. Both lead back to the authorisation request that they were part of, and nowhere else.</summary>
internal sealed class SignInPage(Sessions sessions, Forms forms, IAntiforgery antiforgery)
{
    private const string Wrong = "The user name or the password is wrong, or the account is locked.";

    internal Task ShowAsync(HttpContext context, string app, string continuation, string? problem = null) => Page.SignIn()
        .With("app", app)
        .WithHtml("problem", Page.ProblemNote(problem))
        .WithHtml("form", forms.Antiforgery(context))
        .With("continue", continuation)
        .WriteAsync(context, problem is null ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden);

    internal async Task SignInAsync(HttpContext context)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            await Forms.OutOfDateAsync(context);
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var continuation = Continuation.Clean(form["ovx_continue"].ToString());
        if (form["ovx_user"].ToString() is { Length: > 0 and <= 256 } name && form["ovx_password"].ToString() is { Length: > 0 and <= 1000 } password
            && await sessions.SignInAsync(context, name, password))
        {
            Redirect(context, continuation);
            return;
        }

        await Floor.WaitAsync(context, Floor.RefusedSignIn);
        await ShowAsync(context, "the app", continuation, Wrong);
    }

    internal async Task SignOutAsync(HttpContext context)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            await Forms.OutOfDateAsync(context);
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        await Sessions.SignOutAsync(context);
        Redirect(context, Continuation.Clean(form["ovx_continue"].ToString()));
    }

    // 303: what follows is a GET, so that the password is not sent again.
    private static void Redirect(HttpContext context, string continuation)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Location = OAuthWords.AuthorizePath + continuation;
    }
}
