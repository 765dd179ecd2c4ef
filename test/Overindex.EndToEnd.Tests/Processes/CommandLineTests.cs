using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Overindex.EndToEnd.Tests.Platforms;
using Overindex.EndToEnd.Tests.Running;

namespace Overindex.EndToEnd.Tests.Processes;

/// <summary>The whole product from the command line, each verb a process of its own.</summary>
public sealed partial class CommandLineTests
{
    private const string Account = "549755885002";

    [Fact]
    public async Task The_server_and_the_command_line_say_the_same_bytes_whatever_the_instructions()
    {
        using var folder = new TemporaryDirectory();
        var data = folder.Combine("data");
        await ExpectOkAsync(Executable.Build(Builds.WriteConfig(RealData.Oulad, folder), RealData.Oulad.Date, data));
        var secret = Encoding.UTF8.GetString((await ExpectOkAsync(["token", "create", "--account", Account, "--data",
            data])).Output).Trim();
        var served = await AskServerAsync(data, secret);

        Assert.StartsWith("{", served, StringComparison.Ordinal);
        foreach (var path in (string[])["auto", "scalar", "v128", "v256", "v512"])
        {
            var environment = new Dictionary<string, string> { ["OVERINDEX_COUNTING"] = path };
            var local = await Executable.RunAsync(["insights", Account, "--data", data, "--output", "json"], environment);
            Assert.True(local.ExitCode == 0, local.Error);
            Assert.Equal(served, Encoding.UTF8.GetString(local.Output).TrimEnd('\n'));
        }
    }

    private static async Task<string> AskServerAsync(string data, string secret)
    {
        using var process = Executable.Start(["serve", "--data", data, "--url", "http://127.0.0.1:0"]);
        try
        {
            var address = await FindAddressAsync(process.StandardOutput);
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
            var path = $"/v5/ad_accounts/{Account}/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE";
            return await client.GetStringAsync(new Uri(path, UriKind.Relative));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<string> FindAddressAsync(StreamReader output)
    {
        var seen = new StringBuilder();
        while (await output.ReadLineAsync() is { } line)
        {
            seen.AppendLine(line);
            if (AddressPattern().Match(line) is { Success: true } match)
                return match.Value;
        }

        throw new InvalidOperationException($"The server named no address: {seen}");
    }

    private static async Task<CliResult> ExpectOkAsync(string[] arguments)
    {
        var result = await Executable.RunAsync(arguments);
        Assert.True(result.ExitCode == 0, $"{string.Join(' ', arguments)}: {result.Error}");
        return result;
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[1-9][0-9]*", RegexOptions.NonBacktracking)]
    private static partial Regex AddressPattern();
}
