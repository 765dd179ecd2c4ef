using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MudBlazor;

namespace Overindex.Dashboard.Rendering;

/// <summary>
/// The theme as a file of its own: MudBlazor writes it into the page, where the policy that nothing in a page may style or run would forbid it. Dark by the
/// reader's system, or by their choice.
/// </summary>
internal static partial class ThemeCss
{
    internal static byte[] Render(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var (light, dark) = (Variables(scope.ServiceProvider, isDark: false), Variables(scope.ServiceProvider, isDark: true));
        return Encoding.UTF8.GetBytes(
            $$"""
            :root { {{light}} color-scheme: light; }
            @media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { {{dark}} color-scheme: dark; } }
            :root[data-theme="dark"] { {{dark}} color-scheme: dark; }
            """);
    }

    private static string Variables(IServiceProvider services, bool isDark)
    {
        using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Theme"] = Theme.Value, ["IsDarkMode"] = isDark });
        var html = renderer.Dispatcher.InvokeAsync(
            async () => (await renderer.RenderComponentAsync<MudThemeProvider>(parameters)).ToHtmlString()).GetAwaiter().GetResult();
        return string.Join(' ', Variable().Matches(html).Select(match => match.Value));
    }

    [GeneratedRegex(@"--mud-[a-z0-9-]+:[^;{}]+;", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();
}
