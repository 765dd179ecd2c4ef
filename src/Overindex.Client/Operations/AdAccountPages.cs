using System.Runtime.CompilerServices;
using Overindex.Client.Transport;
using Overindex.Contracts;

namespace Overindex.Client.Operations;

/// <summary>Follows the bookmarks of the ad accounts.</summary>
internal static class AdAccountPages
{
    internal static async IAsyncEnumerable<ApiResponse<AdAccountsResponse>> ListAsync(
        Pipeline pipeline, int? pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? bookmark = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        do
        {
            var page = await pipeline.SendAsync(ApiOperations.AdAccounts, Paths.AdAccounts(pageSize, bookmark), cancellationToken);
            yield return page;
            bookmark = page.Value.Bookmark;
            if (bookmark is not null && !seen.Add(bookmark))
            {
                throw new RequestFailedException($"The list of ad accounts does not end: the server gave the bookmark '{ShownText.Of(bookmark)}' twice.")
                {
                    StatusCode = page.StatusCode,
                    RequestId = page.RequestId,
                };
            }
        }
        while (!string.IsNullOrEmpty(bookmark));
    }
}
