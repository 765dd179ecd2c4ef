namespace Overindex.EndToEnd.Tests.Processes;

/// <summary>Tests whose moments are shares of a measured duration: one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class TimedCollection
{
    public const string Name = "timed";
}
