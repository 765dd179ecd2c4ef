using System.Text.Json.Nodes;
using Overindex.Bench.Client.Serving;
using Overindex.Bench.Client.Systems;

namespace Overindex.Bench.Client.Measuring;

/// <summary>A system's time counts only when it read the same as ours.</summary>
internal static class SameAnswers
{
    internal static async Task CheckAsync(MeasuredSystem system, MeasuredSystem ours)
    {
        for (var adAccount = 0; adAccount < AnswerMaker.AdAccounts; adAccount++)
        {
            var theirs = JsonNode.Parse(system.ToJson(await system.CallAsync(adAccount)));
            var expected = JsonNode.Parse(ours.ToJson(await ours.CallAsync(adAccount)));
            if (!JsonNode.DeepEquals(theirs, expected))
            {
                throw new InvalidOperationException($"{system.Name} read something else than {ours.Name} for ad account {adAccount}:\n{theirs}\n{expected}");
            }
        }
    }
}
