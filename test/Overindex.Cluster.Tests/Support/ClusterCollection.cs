namespace Overindex.Cluster.Tests.Support;

/// <summary>Tests that start many processes: one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ClusterCollection
{
    public const string Name = "cluster";
}
