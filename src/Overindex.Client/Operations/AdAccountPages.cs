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
        do
        {
            var page = await pipeline.SendAsync(ApiOperations.AdAccounts, Paths.AdAccounts(pageSize, bookmark), cancellationToken);
            yield return page;
            if (page.Value.Bookmark is { } next && next == bookmark)
            {
                throw new RequestFailedException($"The list of ad accounts does not end: the server gave the bookmark '{next}' for the page after itself.")
                {
                    StatusCode = page.StatusCode,
                    RequestId = page.RequestId,
                };
            }

            bookmark = page.Value.Bookmark;
        }
        while (!string.IsNullOrEmpty(bookmark));
    }
}
