namespace Overindex.EndToEnd.Tests.Platforms;

/// <summary>The rows of a platform's files as texts, before anybody looked at them; <c>null</c> is an empty field.</summary>
internal sealed record RawPlatform
{
    public IReadOnlyList<RawPerson> People { get; init; } = [];

    public IReadOnlyList<RawInterest> Interests { get; init; } = [];

    public IReadOnlyList<RawItem> Items { get; init; } = [];

    public IReadOnlyList<RawInteraction> Interactions { get; init; } = [];

    public IReadOnlyList<RawPersonInterest>? PersonInterests { get; init; }

    public IReadOnlyList<RawName>? Accounts { get; init; }

    public IReadOnlyList<RawName>? Countries { get; init; }

    public IReadOnlyList<RawName>? Metros { get; init; }

    public int MinEngagements { get; init; } = 1;
}

internal sealed record RawPerson(string? PersonId, string? Age, string? Gender, string? Country, string? Metro, string? Devices = null);

internal sealed record RawInterest(string? InterestId, string? Name, string? ParentId);

internal sealed record RawItem(string? ItemId, string? AdAccountId, string? InterestIds);

internal sealed record RawInteraction(string? PersonId, string? ItemId, string? Action, string? OccurredAt, string? Device = null);

internal sealed record RawPersonInterest(string? PersonId, string? InterestId);

internal sealed record RawName(string? Key, string? Name);
