using System.Text.RegularExpressions;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Source;

/// <summary>Aim at 140 columns; 160 is the end. A line of documentation, which editors wrap, may go to 200.</summary>
public sealed partial class LinesAreShort : LineRule
{
    protected override Regex Forbidden => Long();

    protected override string Why => "over 160 columns";

    protected override IEnumerable<string> BadLines => [new('x', 161), "/// " + new string('x', 200)];

    protected override IEnumerable<string> GoodLines => [new('x', 160), "    /// " + new string('x', 190)];

    protected override bool Applies(TrackedFile file) => base.Applies(file) && file.IsIn("src");

    [GeneratedRegex(@"^(?!\s*///).{161,}$|^\s*///.{198,}$")]
    private static partial Regex Long();
}
