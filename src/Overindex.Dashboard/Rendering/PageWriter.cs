using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Overindex.Dashboard.Components;

namespace Overindex.Dashboard.Rendering;

/// <summary>Renders a component into the frame that all pages share, and sends it. Everything comes from this server; nobody may frame it.</summary>
internal sealed class PageWriter(IServiceProvider services, ILoggerFactory loggers)
{
    internal const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'";

    /// <param name="context">The request.</param>
    /// <param name="frame">What is around the page.</param>
    /// <param name="model">What the page shows: components take it as a cascading value, which unlike a parameter need not be public.</param>
    internal async Task WriteAsync<TPage>(HttpContext context, PageFrame frame, object model)
        where TPage : IComponent
    {
        RenderFragment page = Cascade(frame, Cascade(model, Open<Shell>(("Body", Open<TPage>()))));
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Fragment>(
            ParameterView.FromDictionary(new Dictionary<string, object?> { [Fragment.Content] = page }))).ToHtmlString());
        var response = context.Response;
        response.StatusCode = frame.Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.XFrameOptions = "DENY";
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            // MudBlazor writes empty style attributes, which the policy would report. In text a quote is encoded, so that only attributes can match.
            await response.WriteAsync("<!doctype html>\n" + html.Replace(" style=\"\"", "", StringComparison.Ordinal), context.RequestAborted);
        }
    }

    private static RenderFragment Open<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent => builder =>
        {
            builder.OpenComponent<T>(0);
            foreach (var (name, value) in parameters)
            {
                builder.AddComponentParameter(1, name, value);
            }

            builder.CloseComponent();
        };

    // By the type of the value, not of the variable: that is what components ask for.
    private static RenderFragment Cascade(object value, RenderFragment content) => builder =>
    {
        builder.OpenComponent(0, typeof(CascadingValue<>).MakeGenericType(value.GetType()));
        builder.AddComponentParameter(1, "Value", value);
        builder.AddComponentParameter(2, "IsFixed", true);
        builder.AddComponentParameter(3, "ChildContent", content);
        builder.CloseComponent();
    };

    internal static void Redirect(HttpContext context, string to)
    {
        // 303: what follows is a GET, so that a password is not sent again.
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.Location = to;
    }
}
