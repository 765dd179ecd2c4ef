using System.Net;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using Overindex.Engine;
using Overindex.Identity.Storage;

namespace Overindex.Identity.Serving;

/// <summary>Shows which app asks and which ad accounts the user may let it see, and reads what they chose.</summary>
internal sealed class ConsentPage(Forms forms, AuthorizationServerOptions options)
{
    private const string ChooseOne = "Choose at least one ad account, or deny.";
    private const int MostListed = 1_000;

    internal Task ShowAsync(HttpContext context, OpenIddictRequest request, AppRow app, UserRow user, AccountSet accounts, bool again = false)
    {
        var target = new Uri(request.RedirectUri!).GetLeftPart(UriPartial.Authority);
        return Page.Consent(target)
            .With("app", app.DisplayName!)
            .With("target", target)
            .WithHtml("problem", Page.ProblemNote(again ? ChooseOne : null))
            .WithHtml("form", forms.Request(context, request))
            .WithHtml("antiforgery", forms.Antiforgery(context))
            .WithHtml("accounts", accounts.All ? All() : List(accounts))
            .With("continue", Continuation.Of(request))
            .With("user", user.UserName!)
            .WriteAsync(context);
    }

    /// <summary>What the user chose, out of what they may see.</summary>
    internal static AccountSet Chosen(IFormCollection form, AccountSet accounts)
    {
        if (form["ovx_all"].Count > 0)
        {
            return accounts;
        }

        var texts = form["ovx_account"].Concat(form["ovx_ids"].ToString().Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries));
        var ids = texts.Select(text => AdAccountId.TryParse(text, out var id) ? id : (AdAccountId?)null).OfType<AdAccountId>();
        return new AccountSet([.. ids]).Intersect(accounts);
    }

    private static string All() =>
        """
        <label><input type="checkbox" name="ovx_all" value="1" checked> All ad accounts, also later ones</label>
        <label>or only these ids, separated by spaces <input type="text" name="ovx_ids" inputmode="numeric" autocomplete="off"></label>

        """;

    private string List(AccountSet accounts)
    {
        if (accounts.Ids.Count == 0)
        {
            return "<p>You may not see any ad account yet. Ask whoever runs this server.</p>\n";
        }

        var all = accounts.Ids.Count > MostListed
            ? $"<label><input type=\"checkbox\" name=\"ovx_all\" value=\"1\"> All {accounts.Ids.Count} of them, also those not listed here</label>\n"
            : "";
        return all + string.Concat(accounts.Ids.Take(MostListed).Select(Checkbox));
    }

    private string Checkbox(AdAccountId id)
    {
        var name = options.FindAccountName(id) is { Length: > 0 } known ? $"{WebUtility.HtmlEncode(known)} ({id})" : id.ToString();
        return $"<label><input type=\"checkbox\" name=\"ovx_account\" value=\"{id}\" checked> {name}</label>\n";
    }
}
