namespace Overindex.Conventions.Tests.Tree;

/// <summary>A rule that each file obeys by itself. Every rule brings a bad sample, so that a rule that cannot fail fails here.</summary>
public abstract class FileRule
{
    protected abstract IEnumerable<TrackedFile> BadSamples { get; }

    protected abstract IEnumerable<TrackedFile> GoodSamples { get; }

    [Fact]
    public void Every_file_obeys()
    {
        var violations = Repository.Files.Where(Applies).SelectMany(Violations).ToList();

        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    [Fact]
    public void The_rule_looks_at_some_file() => Assert.Contains(Repository.Files, Applies);

    [Fact]
    public void Every_bad_sample_is_caught()
    {
        Assert.NotEmpty(BadSamples);
        Assert.All(BadSamples, sample => Assert.True(Applies(sample) && Violations(sample).Any(), $"Not caught: {sample}"));
    }

    [Fact]
    public void No_good_sample_is_caught() => Assert.All(GoodSamples, sample => Assert.Empty(Applies(sample) ? Violations(sample) : []));

    protected abstract bool Applies(TrackedFile file);

    protected abstract IEnumerable<string> Violations(TrackedFile file);
}
