using System.Diagnostics;

namespace Overindex.Cluster.Tests.Support;

/// <summary>The real executable as a process of its own.</summary>
internal static class Executable
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "overindex.dll");

    public static Process Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path);

        // Where there is a collector, it hears soon; the server reads no variables but its own.
        start.Environment["OVERINDEX_OTEL_BSP_SCHEDULE_DELAY"] = "500";
        start.Environment["OVERINDEX_OTEL_METRIC_EXPORT_INTERVAL"] = "1000";
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    public static async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output, error) = await TryAsync(arguments);
        Assert.True(code == 0, $"{string.Join(' ', arguments)}: {error}");
        return output.Trim();
    }

    public static async Task<(int ExitCode, string Output, string Error)> TryAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
