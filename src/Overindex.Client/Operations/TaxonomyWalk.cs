using System.Runtime.CompilerServices;
using Overindex.Client.Transport;
using Overindex.Contracts;

namespace Overindex.Client.Operations;

/// <summary>Visits an interest and what is below it, depth first.</summary>
internal static class TaxonomyWalk
{
    internal static async IAsyncEnumerable<ApiResponse<InterestResponse>> WalkAsync(
        AudienceInsightsClient client, string interestId, int? maxDepth, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (maxDepth < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(maxDepth), maxDepth, "The depth of a walk is 0 or more.");
        }

        // Each interest once: a taxonomy with a cycle, or with two parents, must not keep the walk going.
        var seen = new HashSet<string>(StringComparer.Ordinal) { interestId };
        var ahead = new Stack<(string Id, int Depth)>([(interestId, 0)]);
        while (ahead.TryPop(out var next))
        {
            var interest = await client.GetInterestWithResponseAsync(next.Id, cancellationToken);
            yield return interest;
            if (next.Depth == maxDepth)
            {
                continue;
            }

            foreach (var child in (interest.Value.ChildInterests ?? []).Reverse())
            {
                if (!Paths.IsId(child))
                {
                    throw new RequestFailedException($"Interest {next.Id} has a child '{ShownText.Of(child ?? "null")}'; an id is 1 to 18 digits.")
                    {
                        StatusCode = interest.StatusCode,
                        RequestId = interest.RequestId,
                    };
                }

                if (seen.Add(child))
                {
                    ahead.Push((child, next.Depth + 1));
                }
            }
        }
    }
}
