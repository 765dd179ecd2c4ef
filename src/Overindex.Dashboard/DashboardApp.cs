using Microsoft.AspNetCore.Http;
using Overindex.Dashboard.Serving;

namespace Overindex.Dashboard;

/// <summary>The pages. Nothing is made before the first request to one of them, so that whoever only asks the API does not pay for them.</summary>
public sealed class DashboardApp : IAsyncDisposable
{
    private readonly Lazy<DashboardHost> _host;

    /// <summary>Names what to show; nothing is read or made yet.</summary>
    /// <param name="options">What it works on.</param>
    public DashboardApp(DashboardOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _host = new Lazy<DashboardHost>(() => DashboardHost.Create(options));
    }

    /// <summary>The route patterns that <see cref="InvokeAsync"/> answers, with their methods.</summary>
    public static IReadOnlyList<(string Method, string Pattern)> Endpoints => DashboardRoutes.All;

    /// <summary>Makes everything that the first request would make, so that it need not wait.</summary>
    public void Prepare() => _host.Value.Prepare();

    /// <summary>Answers a request to one of <see cref="Endpoints"/>.</summary>
    /// <param name="context">The request, routed.</param>
    /// <returns>When it is answered.</returns>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return _host.Value.InvokeAsync(context);
    }

    /// <summary>Whether a path is the dashboard's, also where it has no page: whatever is answered there is read by a person.</summary>
    /// <param name="path">The path of a request.</param>
    /// <returns>Whether <see cref="RefuseAsync"/> is for it.</returns>
    public static bool Owns(PathString path) => DashboardRoutes.Owns(path);

    /// <summary>Answers a request that is refused with a page that says why. Headers are kept; the page says when to come back if <c>Retry-After</c> does.</summary>
    /// <param name="context">The request; its answer has not begun.</param>
    /// <param name="status">The status to refuse it with, 400 to 599.</param>
    /// <returns>When it is answered.</returns>
    public Task RefuseAsync(HttpContext context, int status)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Features.Set(new RefusedStatus(status));
        return _host.Value.InvokeAsync(context);
    }

    /// <summary>Closes everything.</summary>
    /// <returns>When it is done.</returns>
    public ValueTask DisposeAsync() => _host.IsValueCreated ? _host.Value.DisposeAsync() : ValueTask.CompletedTask;
}
