using System.Text.RegularExpressions;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Source;

/// <summary><c>Subject_does_this_when_that</c>: a failing test's name says what broke.</summary>
public sealed partial class TestNamesAreSentences : FileRule
{
    private const string SamplePath = "test/Overindex.Engine.Tests/SampleTests.cs";

    protected override IEnumerable<TrackedFile> BadSamples =>
    [
        new(SamplePath, "    [Fact]\n    public void CountTest()\n"),
        new(SamplePath, "    [Theory]\n    [InlineData(1)]\n    public async Task counts_people(int x)\n"),
        new(SamplePath, "    [Fact] public void Count_People()\n"),
    ];

    protected override IEnumerable<TrackedFile> GoodSamples =>
    [
        new(SamplePath, "    [Fact]\n    public void A_person_is_counted_once_per_AdAccount()\n"),
        new(SamplePath, "    private void Helper()\n"),
    ];

    protected override bool Applies(TrackedFile file) => file.IsIn("test") && file.IsCSharp && !file.HoldsSamples;

    protected override IEnumerable<string> Violations(TrackedFile file) =>
        from match in TestMethod().Matches(file.Text)
        let name = match.Groups["name"].Value
        where !Sentence().IsMatch(name)
        select $"{file.Path}: {name} is not a sentence such as Subject_does_this_when_that";

    [GeneratedRegex(@"\[(Fact|Theory)\b[^\n]*?(\n\s*\[[^\n]*)*\s+public\s+(async\s+)?[\w<>]+\s+(?<name>\w+)\s*\(")]
    private static partial Regex TestMethod();

    [GeneratedRegex(@"^[A-Z]\w*_[a-z0-9]")]
    private static partial Regex Sentence();
}
