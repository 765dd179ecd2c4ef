using System.CommandLine;

namespace Overindex.Cli.Arguments;

/// <summary>The ad account that a verb asks about.</summary>
internal static class AccountArgument
{
    internal static Argument<string> Create() => new("ACCOUNT") { Description = "The ad account's id." };
}
