using System.Text.RegularExpressions;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Source;

public sealed partial class NoRegions : LineRule
{
    protected override Regex Forbidden => Region();

    protected override string Why => "a file that needs regions is two files";

    protected override IEnumerable<string> BadLines => ["#region Fields", "    #endregion"];

    [GeneratedRegex(@"^\s*#(end)?region\b")]
    private static partial Regex Region();
}
