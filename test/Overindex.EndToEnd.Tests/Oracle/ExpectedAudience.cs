namespace Overindex.EndToEnd.Tests.Oracle;

/// <summary>Which audience: scope and type in upper case; the account is empty for the platform.</summary>
internal readonly record struct AudienceKey(string Account, string Scope, string Type)
{
    public const string Partner = "PARTNER";

    public const string Pinterest = "PINTEREST";

    public const string Engagement = "ENGAGEMENT";

    public const string Total = "IMPRESSION_PLUS_ENGAGEMENT";

    public static AudienceKey Baseline => new("", Pinterest, Total);

    public static AudienceKey Of(string account, string scope, string type) => new(scope == Pinterest ? "" : account, scope, type);
}

/// <summary>What must be published about one audience. Lists are named <c>ages</c>, <c>genders</c>, <c>devices</c>, <c>countries</c>,
/// <c>metros</c>,
/// and <c>interests:ID</c> for the children of an interest, <c>interests:</c> for the categories; a list that is not there is
/// empty.</summary>
internal sealed record ExpectedAudience(
    AudienceKey Key, long People, long Size, bool SizeIsUpperBound, bool Available, IReadOnlyDictionary<string,
        IReadOnlyList<Figure>> Lists)
{
    public IReadOnlyList<Figure> List(string name) => Lists.TryGetValue(name, out var figures) ? figures : [];
}

/// <summary>One line of a list. <c>Count</c> of <c>Of</c> people; ratio and index as published, the index is none where it is left
/// out.</summary>
internal sealed record Figure(string Key, string Name, long Count, long Of, long BaselineCount, decimal Ratio, decimal? Index);

/// <summary>What must become of one input's rows.</summary>
internal sealed record InputVerdict(long Read, long Used, long OutsideWindow, IReadOnlyDictionary<string, long> Rejected);
