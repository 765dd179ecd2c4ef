using System.Text.RegularExpressions;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Source;

/// <summary>Promises are issues, not comments; what is not there is not in the surface.</summary>
public sealed class NoStubs : LineRule
{
    private static readonly string[] Words = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "XX" + "X", "NotImplemented" + "Exception"];

    protected override Regex Forbidden { get; } = new(@"\b(" + string.Join('|', Words) + @")\b", RegexOptions.None, TimeSpan.FromSeconds(1));

    protected override string Why => "a stub or a promise";

    protected override IEnumerable<string> BadLines => Words.Select(word => $"// {word} later");

    protected override IEnumerable<string> GoodLines => ["throw new NotSupportedException();", "var toDo = 1;"];
}
