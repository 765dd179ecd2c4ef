using System.Globalization;
using System.Text.RegularExpressions;

namespace Overindex.Bench.Serving;

/// <summary>How long the server itself took for each request, as it says in its log.</summary>
internal static partial class ServerTimes
{
    internal static IEnumerable<double> Of(string log) =>
        from line in File.ReadLines(log)
        let match = Answered().Match(line)
        where match.Success
        select double.Parse(match.Groups["time"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@" 200 (?<time>[\d.]+) ms, request", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Answered();
}
