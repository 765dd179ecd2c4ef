using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Overindex.Bench.Serving;

/// <summary>One run of <c>wrk</c>.</summary>
internal sealed partial record Wrk(double RequestsPerSecond, double P99Milliseconds, string Text)
{
    internal static string Version { get; } = "4.1.0";

    internal static Wrk Run(string url, string secret, int connections, int seconds, params string[] headers)
    {
        var arguments = new List<string> { "-t1", $"-c{connections}", $"-d{seconds}s", "--latency", "-H", $"Authorization: Bearer {secret}" };
        arguments.AddRange(headers.SelectMany(header => (string[])["-H", header]));
        arguments.Add(url);
        using var process = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (text.Contains("Non-2xx", StringComparison.Ordinal) && !headers.Any(header => header.StartsWith("If-None-Match", StringComparison.Ordinal)))
        {
            throw new InvalidOperationException(text);
        }

        var p99 = P99().Match(text);
        var unit = p99.Groups["unit"].Value switch { "us" => 0.001, "ms" => 1, _ => 1_000 };
        return new Wrk(Number(Rate().Match(text).Groups["rate"].Value), Number(p99.Groups["time"].Value) * unit, text);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[\d.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Rate();

    [GeneratedRegex(@"99%\s+(?<time>[\d.]+)(?<unit>us|ms|s)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex P99();
}
