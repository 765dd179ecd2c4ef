using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Docs;

/// <summary>A page that the index does not list is a page that nobody finds.</summary>
public sealed class EveryPageIsListedTests
{
    [Fact]
    public void The_index_lists_every_page()
    {
        var index = Repository.Files.Single(file => file.Path == "docs/README.md").Text;

        Assert.Empty(Unlisted(index, Repository.Files.Select(file => file.Path)));
    }

    [Fact]
    public void A_page_that_is_not_listed_is_caught() =>
        Assert.Equal(["docs/operations/b.md"], Unlisted("see [a](a.md)", ["docs/README.md", "docs/a.md", "docs/operations/b.md", "README.md"]));

    private static IEnumerable<string> Unlisted(string index, IEnumerable<string> paths) =>
        paths.Where(path => path.StartsWith("docs/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal) && path != "docs/README.md")
            .Where(path => !index.Contains($"]({path["docs/".Length..]})", StringComparison.Ordinal));
}
