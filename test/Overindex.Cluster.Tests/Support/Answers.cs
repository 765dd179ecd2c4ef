using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace Overindex.Cluster.Tests.Support;

/// <summary>Questions about every ad account of a platform, and what one process alone answers to each.</summary>
internal static class Answers
{
    private static readonly string[] Insights = ["YOUR_TOTAL_AUDIENCE", "YOUR_ENGAGED_AUDIENCE"];

    // The platform's own audience is the same for every ad account: a few are enough.
    private const int WithEverything = 20;

    /// <summary>Starts the product without a cluster and asks it everything.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OfOneProcessAsync(string data, string token, params string[] options)
    {
        await using var alone = Node.Start("alone", [.. TestCluster.AloneArguments(data), .. options]);
        using var client = TestCluster.ClientOf(await alone.AddressAsync, token);
        return await AskAllAsync(client, await QuestionsAsync(client));
    }

    public static async Task<IReadOnlyDictionary<string, string>> AskAllAsync(HttpClient client, IEnumerable<string> questions)
    {
        var answers = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(questions, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (question, stop) =>
        {
            using var answer = await client.GetAsync(new Uri(question, UriKind.Relative), stop);
            var body = await answer.Content.ReadAsStringAsync(stop);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{question}: {answer.StatusCode} {body}");
            answers[question] = body;
        });
        return answers;
    }

    private static async Task<List<string>> QuestionsAsync(HttpClient client)
    {
        var questions = new List<string>();
        string? bookmark = null;
        do
        {
            var path = $"/v5/ad_accounts?page_size=250{(bookmark is null ? "" : $"&bookmark={Uri.EscapeDataString(bookmark)}")}";
            using var page = JsonDocument.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative)));
            bookmark = page.RootElement.TryGetProperty("bookmark", out var next) ? next.GetString() : null;
            foreach (var account in page.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!))
            {
                questions.AddRange(Insights.Select(insight => $"/v5/ad_accounts/{account}/audience_insights?audience_insight_type={insight}"));
                if (questions.Count <= WithEverything * Insights.Length)
                {
                    questions.Add($"/v5/ad_accounts/{account}/audience_insights?audience_insight_type=PINTEREST_TOTAL_AUDIENCE");
                    questions.Add($"/v5/ad_accounts/{account}/insights/audiences");
                }
            }
        }
        while (bookmark is not null);

        return questions;
    }
}
