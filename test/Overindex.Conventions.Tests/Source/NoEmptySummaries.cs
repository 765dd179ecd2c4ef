using System.Text.RegularExpressions;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Source;

public sealed partial class NoEmptySummaries : LineRule
{
    protected override Regex Forbidden => Empty();

    protected override string Why => "documentation that says nothing";

    protected override IEnumerable<string> BadLines =>
        ["/// <summary></summary>", "/// <param name=\"x\"> </param>", "/// <returns></returns>", "/// <summary>Gets or sets the name.</summary>"];

    protected override IEnumerable<string> GoodLines => ["/// <summary>The name.</summary>", "/// <inheritdoc/>"];

    [GeneratedRegex(@"///\s*<(summary|param|returns|remarks|value)[^>]*>\s*(Gets or sets\b.*|Initializes a new instance\b.*)?</")]
    private static partial Regex Empty();
}
