namespace Overindex.Ingest.Synthetic;

/// <summary>
/// The made-up platform's interests: categories with how age and gender lean to them, and below them topics, which items are tagged with.
/// Some topics are guarded: who engages with them is decided by a plan alone, so that their affinities are known beforehand.
/// </summary>
internal sealed class InterestCatalog
{
    private readonly int[] _parents;
    private readonly int[] _topicsStart;
    private readonly int[] _topics;
    private readonly WeightedPick _free;
    private readonly WeightedPick _any;

    internal InterestCatalog(EmbeddedTable interests, EmbeddedTable categories, EmbeddedTable planted)
    {
        Ids = interests.Texts("interest_id");
        Names = interests.Texts("name");
        var parents = interests.Texts("parent_id");
        _parents = [.. parents.Select(parent => Array.IndexOf(Ids, parent))];
        CategoryInterests = [.. Enumerable.Range(0, Ids.Length).Where(interest => _parents[interest] < 0)];
        Categories = new int[Ids.Length];
        for (var interest = 0; interest < Ids.Length; interest++)
            Categories[interest] = Array.IndexOf(CategoryInterests, RootOf(interest));
        Planted = [.. planted.Texts("interest_id").Select(id => Array.IndexOf(Ids, id))];
        Guards = [.. Enumerable.Range(0, Ids.Length).Select(interest => (sbyte)Array.IndexOf(Planted, interest))];
        // Both tables list the categories in the same order.
        Trades = categories.Texts("trade");
        var categoryNames = categories.Texts("name");
        Related = [.. categories.Texts("related").Select(names => names.Split(';').Select(name => Array.IndexOf(categoryNames, name)).ToArray())];
        var categoryWeights = categories.Numbers("weight");
        _topics = [.. Enumerable.Range(0, Ids.Length).Where(interest => _parents[interest] >= 0).OrderBy(interest => Categories[interest])];
        _topicsStart = [.. Enumerable.Range(0, CategoryInterests.Length + 1)
            .Select(category => _topics.Count(topic => Categories[topic] < category))];
        var weights = interests.Numbers("weight");
        ulong WeightOf(int topic) => (ulong)weights[topic] * categoryWeights[Categories[topic]];
        _any = new WeightedPick(_topics.Select(WeightOf));
        _free = new WeightedPick(_topics.Select(topic => Guards[topic] < 0 ? WeightOf(topic) : 0));
    }

    internal string[] Ids { get; }

    internal string[] Names { get; }

    /// <summary>Interest by category.</summary>
    internal int[] CategoryInterests { get; }

    /// <summary>Category by interest.</summary>
    internal int[] Categories { get; }

    /// <summary>What companies of a category call themselves.</summary>
    internal string[] Trades { get; }

    /// <summary>The categories that people who like a category often like too.</summary>
    internal int[][] Related { get; }

    /// <summary>The guarded topics, in the order of the plan.</summary>
    internal int[] Planted { get; }

    /// <summary>Position in the plan by interest, or -1.</summary>
    internal sbyte[] Guards { get; }

    internal ReadOnlySpan<int> Topics => _topics;

    internal int ParentOf(int interest) => _parents[interest];

    internal double ShareOfTopic(int position) => _any.ShareOf(position);

    internal int AnyTopic(ref Dice dice) => _topics[_any.Pick(ref dice)];

    internal int FreeTopic(ref Dice dice) => _topics[_free.Pick(ref dice)];

    internal int AnyTopicOf(int category, ref Dice dice) => _topics[_any.Pick(ref dice, _topicsStart[category], _topicsStart[category + 1])];

    internal int FreeTopicOf(int category, ref Dice dice) => _topics[_free.Pick(ref dice, _topicsStart[category], _topicsStart[category + 1])];

    private int RootOf(int interest)
    {
        while (_parents[interest] >= 0)
            interest = _parents[interest];
        return interest;
    }
}
