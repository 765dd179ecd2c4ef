using System.CommandLine;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Arguments;

/// <summary>Options that several verbs have, with one name, meaning and default everywhere.</summary>
internal static class CommonOptions
{
    internal const string DataVariable = "OVERINDEX_DATA";

    internal const string VerboseName = "--verbose";

    internal static Option<bool> Verbose() => new(VerboseName) { Description = "Show the whole story of an error.", Recursive = true };

    internal static Option<string> Data(CliHost host, string name = "--data", params string[] aliases) => new(name, aliases)
    {
        Description = $"The data directory: snapshots and tokens. Without it, the environment variable {DataVariable} says.",
        HelpName = "DIR",
        DefaultValueFactory = _ => host.Variable(DataVariable) is { Length: > 0 } directory ? directory : "overindex-data",
    };

    internal static Option<string> Url(Func<string, string> parse) =>
        ParsedOption.Create("--url", "URL", "The address to listen on; port 0 picks a free one.", parse, "http://127.0.0.1:5080");
}
