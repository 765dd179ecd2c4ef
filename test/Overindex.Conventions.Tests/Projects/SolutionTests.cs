using System.Xml.Linq;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Projects;

/// <summary>Every project is in the solution, so that test.sh builds and tests it; every project of src has tests.</summary>
public sealed class SolutionTests
{
    [Fact]
    public void Every_project_is_in_the_solution() =>
        Assert.Empty(Missing(Repository.Files.Single(file => file.Path == "Overindex.slnx").Text, Projects));

    [Fact]
    public void A_project_that_is_not_in_the_solution_is_caught() =>
        Assert.Equal(["src/B/B.csproj"], Missing("<Solution><Project Path=\"src/A/A.csproj\" /></Solution>", ["src/A/A.csproj", "src/B/B.csproj"]));

    [Fact]
    public void Every_project_of_src_has_a_test_project() => Assert.Empty(Untested(Projects));

    [Fact]
    public void A_project_without_tests_is_caught() => Assert.Equal(["B"], Untested(["src/A/A.csproj", "test/A.Tests/A.Tests.csproj", "src/B/B.csproj"]));

    private static IReadOnlyList<string> Projects =>
        [.. Repository.Files.Select(file => file.Path).Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))];

    private static IEnumerable<string> Missing(string solution, IEnumerable<string> projects) =>
        projects.Except(XDocument.Parse(solution).Descendants("Project").Select(project => project.Attribute("Path")!.Value));

    private static IEnumerable<string> Untested(IReadOnlyList<string> projects) =>
        projects.Where(path => path.StartsWith("src/", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => !projects.Contains($"test/{name}.Tests/{name}.Tests.csproj"));
}
