using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Overindex.Contracts.Tests.Description;

namespace Overindex.EndToEnd.Tests.Acceptance;

/// <summary>One request and what must come back.</summary>
internal sealed record Question(string Path, string Operation, Func<JsonObject> Expected);

/// <summary>Asks a running server many questions at a time and holds every answer against what is expected, the rules of the wire and
/// the descriptions.</summary>
internal sealed class Asking(HttpClient client)
{
    private const int Concurrency = 8;

    private const int ShownFaults = 10;

    /// <summary>The faults found, a few at most; <c>Asked</c> is how many answers were compared.</summary>
    public async Task<(int Asked, IReadOnlyCollection<string> Faults)> AskAsync(IEnumerable<Question> questions)
    {
        var faults = new ConcurrentQueue<string>();
        var asked = 0;
        await Parallel.ForEachAsync(questions, new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (question,
            cancellationToken) =>
        {
            Interlocked.Increment(ref asked);
            if (faults.Count < ShownFaults && await AskAsync(question, cancellationToken) is { } fault)
                faults.Enqueue($"GET {question.Path}: {fault}");
        });
        return (asked, faults);
    }

    private async Task<string?> AskAsync(Question question, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(new Uri(question.Path, UriKind.Relative), cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
            return $"status {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}";
        if (WireRules.Broken(body, response.Content.Headers.ContentType) is { Count: > 0 } broken)
            return broken[0];
        using var document = JsonDocument.Parse(body);
        var actual = question.Operation == ApiDescription.Definitions ? Sorted(document.RootElement) : document.RootElement;
        return JsonDifference.First(question.Expected(), actual) ?? AgainstDescriptions(question.Operation, document.RootElement);
    }

    // The later generation describes every property that is sent; the earlier one must tolerate subcategories.
    private static string? AgainstDescriptions(string operation, JsonElement answer) => ApiDescription.Both
        .Where(x => x.HasOperation(operation))
        .SelectMany(x => new SchemaValidator(x, allowExtraProperties: x == ApiDescription.Of510 && operation == ApiDescription.Insights)
            .Validate(answer, x.Answer(operation)))
        .FirstOrDefault();

    private static JsonElement Sorted(JsonElement definitions)
    {
        var items = definitions.GetProperty("items").EnumerateArray()
            .OrderBy(x => x.GetProperty("scope").GetString()).ThenBy(x => x.GetProperty("type").GetString());
        var sorted = new JsonObject { ["items"] = new JsonArray([.. items.Select(x => JsonNode.Parse(x.GetRawText()))]) };
        return JsonSerializer.SerializeToElement(sorted);
    }
}
