namespace Overindex.Ingest.Parts;

/// <summary>Numbers of shards as people write them.</summary>
internal static class ShardNumbers
{
    /// <summary>Such as <c>0-3,7</c>.</summary>
    internal static string ToText(IReadOnlyList<int> ascending) => string.Join(',', Runs(ascending).Select(run => Text(run, "-")));

    /// <summary>Such as <c>Shards 0 to 3 and 7</c>.</summary>
    internal static string Subject(IReadOnlyList<int> ascending)
    {
        var runs = Runs(ascending).Select(run => Text(run, " to ")).ToList();
        var last = runs[^1];
        return ascending.Count == 1 ? $"Shard {last}"
            : runs.Count == 1 ? $"Shards {last}"
            : $"Shards {string.Join(", ", runs.SkipLast(1))} and {last}";
    }

    private static string Text((int First, int Last) run, string to) => run.First == run.Last ? $"{run.First}" : $"{run.First}{to}{run.Last}";

    /// <summary>Three in a row or more are a range.</summary>
    private static IEnumerable<(int First, int Last)> Runs(IReadOnlyList<int> ascending)
    {
        for (var start = 0; start < ascending.Count;)
        {
            var end = start;
            while (end + 1 < ascending.Count && ascending[end + 1] == ascending[end] + 1)
            {
                end++;
            }

            end = end - start < 2 ? start : end;
            yield return (ascending[start], ascending[end]);
            start = end + 1;
        }
    }
}
