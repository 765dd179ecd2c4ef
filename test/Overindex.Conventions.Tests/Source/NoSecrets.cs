using System.Text.RegularExpressions;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Source;

/// <summary>Nothing that opens a door is in the tree: no private key, no token of ours or of a well-known service.</summary>
public sealed partial class NoSecrets : FileRule
{
    protected override IEnumerable<TrackedFile> BadSamples =>
    [
        new("docs/x.md", "-----BEGIN " + "PRIVATE KEY-----"),
        new("test/x.pem", "-----BEGIN " + "EC PRIVATE KEY-----"),
        new("docs/x.md", "Authorization: Bearer ovx_" + string.Concat(Enumerable.Repeat("aB3_-xYz", 7))),
        new("test.sh", "AKIA" + "ABCDEFGHIJKLMNOP"),
        new("README.md", "ghp_" + new string('a', 36)),
        new("a.json", "eyJ" + new string('a', 20) + ".eyJ" + new string('b', 20) + "." + new string('c', 43)),
        new("a.json", "Host=db;Username=x;Password" + "=hunter2hunter2"),
    ];

    protected override IEnumerable<TrackedFile> GoodSamples =>
        [new("docs/x.md", "Authorization: Bearer TOKEN, ovx_...(3f9c2a7d10be)"), new("docs/x.md", "Host=db.example;Username=overindex;Password=...")];

    protected override bool Applies(TrackedFile file) => true;

    protected override IEnumerable<string> Violations(TrackedFile file) =>
        file.Lines.Index().Where(line => Secret().IsMatch(line.Item)).Select(line => $"{file.At(line.Index)}: looks like a secret");

    [GeneratedRegex(
        @"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bovx_(?!(.)\1{55})[A-Za-z0-9_-]{56}|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bxox[baprs]-[0-9A-Za-z-]{10,}"
        + @"|\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}|(?i:password)=[^\s;""'.{]{8,}")]
    private static partial Regex Secret();
}
