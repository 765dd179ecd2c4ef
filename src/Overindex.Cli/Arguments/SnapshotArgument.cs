using System.CommandLine;
using Overindex.Engine;

namespace Overindex.Cli.Arguments;

/// <summary>A snapshot by its name, such as <c>2026-10-31.r1</c>; none means the newest, or all.</summary>
internal static class SnapshotArgument
{
    internal static Argument<SnapshotId?> Create(string description) => new("SNAPSHOT")
    {
        Description = description,
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = result => result.Tokens is [var token]
            ? ParsedOption.Read(result, "SNAPSHOT", token.Value, IdText.ParseSnapshot)
            : null,
    };

    internal static Option<SnapshotId?> Option() => ParsedOption.Create<SnapshotId?>(
        "--snapshot", "SNAPSHOT", "A snapshot such as 2026-10-31.r1; the newest if left out.", text => IdText.ParseSnapshot(text));
}
