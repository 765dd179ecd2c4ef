using System.Text.RegularExpressions;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Source;

public sealed partial class NoCommentedOutCode : LineRule
{
    protected override Regex Forbidden => CodeInComment();

    protected override string Why => "commented-out code belongs to git";

    protected override IEnumerable<string> BadLines =>
        ["    // counter.Add(1);", "// if (x > 1)", "    // {", "// }", "// public int Count { get; }", "/* return 1; */"];

    protected override IEnumerable<string> GoodLines =>
        ["// Rows are never split, so a shard ends where its last person does.", "var uri = \"http://127.0.0.1:5080\";", "/// <c>x;</c>", "// why: a table { a, b } is sorted"];

    [GeneratedRegex(@"^\s*(//|/\*)(?!/)\s*([^""]*;\s*(\*/)?$|[{}]\s*$|(if|while|for|foreach|switch|using)\s*\(|(public|private|internal|protected)\s+\w+.*[{(;=])")]
    private static partial Regex CodeInComment();
}
