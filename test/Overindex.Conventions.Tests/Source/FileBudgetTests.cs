using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Source;

/// <summary>Small files as a fact: over src, a median under 70 lines and a 90th percentile under 200.</summary>
public sealed class FileBudgetTests
{
    [Fact]
    public void Source_files_stay_within_the_budget()
    {
        var violation = Violation([.. Repository.SourceFiles.Where(file => file.IsIn("src")).Select(file => file.Lines.Count)]);

        Assert.True(violation is null, violation);
    }

    [Fact]
    public void A_median_of_70_is_caught() => Assert.Contains("median", Violation([10, 70, 71]), StringComparison.Ordinal);

    [Fact]
    public void A_90th_percentile_of_200_is_caught() =>
        Assert.Contains("90th percentile", Violation([10, 10, 10, 10, 10, 10, 10, 10, 200, 200]), StringComparison.Ordinal);

    [Fact]
    public void One_long_file_among_many_is_within_the_budget() => Assert.Null(Violation([10, 10, 10, 10, 10, 10, 10, 10, 10, 390]));

    private static string? Violation(int[] lengths)
    {
        Array.Sort(lengths);
        var median = lengths[lengths.Length / 2];
        var p90 = lengths[(lengths.Length * 9 / 10) - (lengths.Length % 10 == 0 ? 1 : 0)];
        return median >= 70 ? $"The median file has {median} lines; it must be under 70."
            : p90 >= 200 ? $"The 90th percentile of files is {p90} lines; it must be under 200."
            : null;
    }
}
