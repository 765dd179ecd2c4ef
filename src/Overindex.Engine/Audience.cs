namespace Overindex.Engine;

/// <summary>Whose items an audience interacted with.</summary>
public enum AudienceScope
{
    /// <summary>The ad account's own items.</summary>
    Partner = 0,

    /// <summary>Any item on the platform.</summary>
    Pinterest = 1,
}

/// <summary>What people had to do to belong to an audience.</summary>
public enum AudienceType
{
    /// <summary>At least one engagement.</summary>
    Engagement = 0,

    /// <summary>Any interaction.</summary>
    ImpressionPlusEngagement = 1,
}

/// <summary>The set of people to count: those of an ad account, or of the whole platform.</summary>
/// <param name="Scope">Whose items were interacted with.</param>
/// <param name="Type">What people had to do.</param>
/// <param name="Account">The ad account; without meaning, and <c>default</c>, for <see cref="AudienceScope.Pinterest"/>.</param>
public readonly record struct Audience(AudienceScope Scope, AudienceType Type, AdAccountId Account)
{
    /// <summary>Everybody on the platform with any interaction in the window: what every index compares with.</summary>
    public static Audience Baseline => Platform(AudienceType.ImpressionPlusEngagement);

    /// <summary>The audience of one ad account's own items.</summary>
    /// <param name="account">The ad account.</param>
    /// <param name="type">What people had to do.</param>
    /// <returns>The audience.</returns>
    public static Audience Partner(AdAccountId account, AudienceType type) => new(AudienceScope.Partner, type, account);

    /// <summary>The audience of any item on the platform.</summary>
    /// <param name="type">What people had to do.</param>
    /// <returns>The audience.</returns>
    public static Audience Platform(AudienceType type) => new(AudienceScope.Pinterest, type, default);
}
