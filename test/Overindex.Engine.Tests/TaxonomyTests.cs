namespace Overindex.Engine.Tests;

public sealed class TaxonomyTests
{
    private static readonly Taxonomy Taxonomy = new([
        TestCatalog.Interest("3", "1"), TestCatalog.Interest("1"), TestCatalog.Interest("4", "3"), TestCatalog.Interest("2"), TestCatalog.Interest("03", "1")]);

    [Fact]
    public void Categories_are_the_interests_without_a_parent() => Assert.Equal([1, 3], Taxonomy.Categories);

    [Fact]
    public void Children_are_direct_and_a_leaf_has_none()
    {
        Assert.Equal([0, 4], Taxonomy.ChildrenOf(1));
        Assert.Equal([2], Taxonomy.ChildrenOf(0));
        Assert.Empty(Taxonomy.ChildrenOf(2));
    }

    [Fact]
    public void Levels_count_from_one() => Assert.Equal([2, 1, 3, 1, 2], Enumerable.Range(0, 5).Select(Taxonomy.LevelOf));

    [Fact]
    public void An_id_is_found_exactly_as_written()
    {
        Assert.True(Taxonomy.TryGetOrdinal(InterestId.Parse("03"), out var ordinal));
        Assert.Equal(4, ordinal);
        Assert.False(Taxonomy.TryGetOrdinal(InterestId.Parse("003"), out _));
    }

    [Fact]
    public void An_unknown_parent_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => new Taxonomy([TestCatalog.Interest("5", "6")]));
        Assert.Contains("Interest 5 has the unknown parent 6", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interest_that_comes_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Taxonomy([TestCatalog.Interest("5"), TestCatalog.Interest("5")]));
}
