using Overindex.Client.Delivery.Tests.Packages;

namespace Overindex.Client.Delivery.Tests.Running;

/// <summary>Tests that may build in the repository: one after the other, because restoring for a native program and for packages writes the same files.</summary>
[CollectionDefinition]
public sealed class BuildingCollection : ICollectionFixture<BuiltPackages>;
