namespace Overindex.Engine;

/// <summary>An ad account and how many people its audiences hold.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The display name.</param>
/// <param name="Engaged">Distinct people with at least one engagement with its items in the window.</param>
/// <param name="ImpressionsOnly">Distinct people with interactions, none of them an engagement.</param>
public sealed record AdAccount(AdAccountId Id, string Name, long Engaged, long ImpressionsOnly)
{
    /// <summary>Distinct people in this account's audience of the given type.</summary>
    /// <param name="type">What people had to do.</param>
    /// <returns>The exact number of people.</returns>
    public long AudienceSize(AudienceType type) => type == AudienceType.Engagement ? Engaged : Engaged + ImpressionsOnly;
}
