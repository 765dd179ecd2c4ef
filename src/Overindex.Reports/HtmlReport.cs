using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Overindex.Reports.Drawing;

namespace Overindex.Reports;

/// <summary>The report as one HTML file: styles and charts are inside it, it has no script and asks no server for anything.</summary>
public static class HtmlReport
{
    // What the file promises, the browser holds it to: whatever a name might smuggle in, nothing runs and nothing is fetched.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private static readonly Lazy<string> Style = new(() => ChartStyles.Css + ChartStyles.Of("document.css"));

    /// <summary>Draws the report.</summary>
    /// <param name="report">What it is about.</param>
    /// <returns>The file's text, to be written as UTF-8.</returns>
    public static async Task<string> RenderAsync(AudienceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReportDocument.Report)] = report });
        var body = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ReportDocument>(parameters)).ToHtmlString());
        var title = HtmlEncoder.Default.Encode(Words.Name($"{report.Account}: audience report"));
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta http-equiv="Content-Security-Policy" content="{Policy}" />
            <meta name="generator" content="Overindex" />
            <title>{title}</title>
            <style>
            {Style.Value}</style>
            </head>
            <body>
            {body}
            </body>
            </html>

            """;
    }
}
