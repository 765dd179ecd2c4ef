using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Overindex.Contracts;
using Overindex.Dashboard.Viewing;
using Overindex.Reports;

namespace Overindex.Dashboard.Serving;

/// <summary>What is looked at as a file: the same figures, in the form asked for.</summary>
internal static class ExportEndpoint
{
    internal const string TidyCsvFormat = "tidy.csv";
    internal const string PinterestCsvFormat = "pinterest.csv";
    internal const string JsonFormat = "insights.json";
    internal const string ReportFormat = "report.html";

    internal static string Url(ViewState state, string format)
    {
        var query = state.On(ViewName.Overview).Url;
        return query.Insert(query.IndexOf('?', StringComparison.Ordinal) is var at && at < 0 ? query.Length : at, $"/export/{format}");
    }

    internal static async Task SendAsync(HttpContext context, AccountView view, string format)
    {
        var response = context.Response;
        var (type, text) = format switch
        {
            _ when !view.IsThere => ("", ""),
            TidyCsvFormat => ("text/csv", Text(writer => TidyCsv.Write(Report(view), writer))),
            PinterestCsvFormat => ("text/csv", Text(writer => PinterestCsv.Write(view.Audience, view.State.Audience.Type(), view.Insights.WindowDays, writer))),
            JsonFormat => ("application/json", InsightsJson.Of(view.Audience)),
            ReportFormat => ("text/html", await HtmlReport.RenderAsync(Report(view) with { OtherDates = await OtherDatesAsync(view) })),
            _ => ("", ""),
        };
        if (type.Length == 0)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var date = view.Insights.Date.ToString(ViewState.DateFormat, CultureInfo.InvariantCulture);
        response.ContentType = $"{type}; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'";
        response.Headers.ContentDisposition = $"attachment; filename=\"{view.Account.Id}-{view.State.Audience.Word()}-{date}-{format}\"";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.WriteAsync(text, Encoding.UTF8, context.RequestAborted);
        }
    }

    private static AudienceReport Report(AccountView view) => new()
    {
        AccountId = view.Account.Id.ToString(),
        AccountName = view.Account.Name,
        Audience = view.Audience,
        Everybody = view.Everybody,
        Engaged = view.Engaged,
        WindowDays = view.Insights.WindowDays,
        MinimumAudience = view.Source.Privacy.MinimumAudience,
        MinimumCell = view.Source.Privacy.MinimumCell,
    };

    private static async Task<IReadOnlyList<AudienceInsightsResponse>> OtherDatesAsync(AccountView view)
    {
        var answers = new List<AudienceInsightsResponse>();
        foreach (var date in view.Dates.Where(date => date < view.Insights.Date).TakeLast(History.MostDates))
        {
            using var dated = await view.OnAsync(date);
            if (dated is not null)
            {
                answers.Add(dated.Audience);
            }
        }

        return answers;
    }

    private static string Text(Action<TextWriter> write)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        write(writer);
        return writer.ToString();
    }
}
