namespace Overindex.Cluster.Tests.Support;

/// <summary>Tests that start many processes: one after the other. Those that break nothing share a cluster.</summary>
[CollectionDefinition(Name)]
public sealed class ClusterCollection : ICollectionFixture<WholeCluster>
{
    public const string Name = "cluster";
}
