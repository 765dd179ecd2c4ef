using System.Text.RegularExpressions;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Source;

public sealed partial class NoSkippedTests : LineRule
{
    protected override Regex Forbidden => Skipped();

    protected override string Why => "a test that is skipped always tests nothing";

    protected override string SamplePath => "test/Overindex.Engine.Tests/SampleTests.cs";

    protected override IEnumerable<string> BadLines => ["    [Fact(Skip = \"later\")]", "    [Theory(DisplayName = \"x\", Skip=\"later\")]"];

    protected override IEnumerable<string> GoodLines => ["    [Fact(SkipUnless = nameof(HasAvx512))]", "    [Fact]"];

    [GeneratedRegex(@"\[(Fact|Theory)\(.*\bSkip\s*=(?!.*Skip(Unless|When)\s*=)")]
    private static partial Regex Skipped();
}
