namespace Overindex.EndToEnd.Tests.Acceptance;

/// <summary>One built and served platform for all tests about it.</summary>
[CollectionDefinition(Name)]
public sealed class OuladCollection : ICollectionFixture<ServedOulad>
{
    public const string Name = "oulad";
}

/// <inheritdoc cref="OuladCollection"/>
[CollectionDefinition(Name)]
public sealed class CompleteJourneyCollection : ICollectionFixture<ServedCompleteJourney>
{
    public const string Name = "completejourney";
}
