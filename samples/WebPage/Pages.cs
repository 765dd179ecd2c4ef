using System.Text.Encodings.Web;
using Overindex.Contracts;

namespace WebPage;

/// <summary>The pages. Every text that came from elsewhere is encoded.</summary>
internal static class Pages
{
    public static string NotFound => Page("Not found", "<p>There is no such ad account, or the token may not see it.</p>");

    public static string AdAccounts(IEnumerable<AdAccount> adAccounts) =>
        Page("Ad accounts", $"<ul>{string.Concat(adAccounts.Select(adAccount => $"<li><a href=\"/{adAccount.Id}\">{Text(adAccount.Name ?? adAccount.Id)}</a></li>"))}</ul>");

    public static string Insights(AudienceInsightsResponse insights)
    {
        var rows = (insights.Categories ?? []).OrderByDescending(category => category.Index)
            .Select(category => $"<tr><td>{Text(category.Name)}</td><td>{category.Ratio:P1}</td><td>{category.Index:0.00}</td></tr>");
        var size = insights.SizeIsUpperBound is true ? $"up to {insights.Size:N0}" : $"{insights.Size:N0}";
        return Page(
            $"{size} people, {insights.Date:O}",
            $"<table><tr><th>Interest</th><th>Share</th><th>Affinity</th></tr>{string.Concat(rows)}</table>");
    }

    public static string Busy(TimeSpan? retryAfter) => Page("Busy", $"<p>Try again in {retryAfter?.TotalSeconds ?? 60:0} seconds.</p>");

    private static string Page(string title, string body) =>
        $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{Text(title)}</title><h1>{Text(title)}</h1>{body}</html>";

    private static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? "");
}
