using System.CommandLine;

namespace Overindex.Cli.Arguments;

/// <summary><c>--output</c>: for people, or for scripts.</summary>
internal static class OutputOption
{
    internal const string Table = "table";
    internal const string Json = "json";
    internal const string Csv = "csv";
    internal const string PinterestCsv = "pinterest-csv";

    internal static Option<string> Create(params string[] formats)
    {
        var option = new Option<string>("--output", "-o")
        {
            Description = "How to print the answer.",
            DefaultValueFactory = _ => formats[0],
        };
        return option.AcceptOnlyFromAmong(formats);
    }
}
