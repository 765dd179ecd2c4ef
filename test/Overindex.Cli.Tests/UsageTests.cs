using Overindex.Cli.Tests.Support;

namespace Overindex.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("'bild'", "bild")]
    [InlineData("--date", "build")]
    [InlineData("'--date' value '2026-13-01' must be a date such as 2026-10-31.", "build --date 2026-13-01")]
    [InlineData("'--window' value '0' must be a whole number from 1 to 3660.", "build --date 2026-10-31 --window 0")]
    [InlineData("'--window' value '1e2' must be a whole number", "build --date 2026-10-31 --window 1e2")]
    [InlineData("'--shards' value '4097' must be", "build --date 2026-10-31 --shards 4097")]
    [InlineData("'--max-rejects' value '5' must be a share from 0 to 1", "build --date 2026-10-31 --max-rejects 5")]
    [InlineData("'--url' value 'ftp://x' must be an address", "serve --url ftp://x")]
    [InlineData("'--url' value 'nonsense' must be an address", "demo --url nonsense")]
    [InlineData("'--snapshot' value '2026-10-31' must be a snapshot such as 2026-10-31.r1", "serve --snapshot 2026-10-31")]
    [InlineData("'SNAPSHOT' value 'newest' must be a snapshot", "snapshot inspect newest")]
    [InlineData("'--keep' value '0' must be a whole number from 1", "snapshot prune --keep 0")]
    [InlineData("ACCOUNT", "insights")]
    [InlineData("'YOUR_ENGAGED_AUDIENCE'", "insights 1 --type MINE")]
    [InlineData("'csv'", "insights 1 --output xml")]
    [InlineData("'--account ID...' or '--all-accounts'", "token create")]
    [InlineData("'--account ID...' or '--all-accounts'", "token create --account 1 --all-accounts")]
    [InlineData("'--account' value '12x' must be an ad account id: 1 to 18 digits.", "token create --account 11 12x")]
    [InlineData("'--expires' value 'soon' must be a duration", "token create --all-accounts --expires soon")]
    [InlineData("'--expires' value '0d' must be in the future.", "token create --all-accounts --expires 0d")]
    [InlineData("'--people' value '99' must be a whole number from 100", "generate --people 99")]
    [InlineData("'parquet'", "generate --format orc")]
    public async Task A_usage_error_names_the_value_and_the_rule_and_ends_with_2(string expected, string arguments)
    {
        var outcome = await InProcess.RunAsync(arguments.Split(' '));
        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.StartsWith("error: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(expected, outcome.Error, StringComparison.Ordinal);
        Assert.Contains("--help'", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Out);
    }
}
