using Overindex.Engine;
using Overindex.Server.Serving;

namespace Overindex.Server.Access;

internal static class CallerExtensions
{
    /// <summary>Who asks; set by <see cref="AccessMiddleware"/> before any endpoint that needs a scope.</summary>
    internal static Caller Caller(this HttpContext context) => context.Features.Get<Caller>()
        ?? throw new InvalidOperationException("The endpoint does not require a scope, so nobody was authenticated.");

    /// <summary>Whether the ad account exists and the caller may see it; both are looked up, so that the two refusals are alike in time too.</summary>
    internal static bool MaySee(this HttpContext context, SnapshotLease lease, AdAccountId account) =>
        lease.Served.Catalog.Accounts.TryFind(account, out _) & context.Caller().MaySee(account);
}
