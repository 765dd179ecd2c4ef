using System.Text.RegularExpressions;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Docs;

/// <summary>Links between the documents lead somewhere, down to the heading.</summary>
public sealed partial class LinksResolve : FileRule
{
    protected override IEnumerable<TrackedFile> BadSamples =>
    [
        new("README.md", "[a](docs/no-such-page.md)"),
        new("docs/a.md", "[a](test.sh)"),
        new("README.md", "[a](README.md#no-such-heading)"),
        new("README.md", "# A\n[a](#b)"),
    ];

    protected override IEnumerable<TrackedFile> GoodSamples =>
        [new("docs/a.md", "# The `a` page, here\n[x](../README.md) [y](https://example.org/x) [z](#the-a-page-here)")];

    protected override bool Applies(TrackedFile file) => file.Name.EndsWith(".md", StringComparison.Ordinal);

    protected override IEnumerable<string> Violations(TrackedFile file) =>
        from match in Link().Matches(file.Text)
        let target = match.Groups[1].Value
        where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal) && !Exists(file, target)
        select $"{file.Path}: the link {target} leads nowhere";

    private static bool Exists(TrackedFile from, string target)
    {
        var (path, anchor) = target.Split('#') is [var p, var a] ? (p, a) : (target, null);
        var full = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.FullPath(from.Path))!, path));
        var text = path.Length == 0 ? from.Text : File.Exists(full) ? File.ReadAllText(full) : null;
        return (text is not null || Directory.Exists(full)) && (anchor is null || (text is not null && Anchors(text).Contains(anchor)));
    }

    private static IEnumerable<string> Anchors(string text) =>
        Heading().Matches(text).Select(match => Punctuation().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();
}
