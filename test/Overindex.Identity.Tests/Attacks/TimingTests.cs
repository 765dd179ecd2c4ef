using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Overindex.Identity.Tests.Support;

namespace Overindex.Identity.Tests.Attacks;

/// <summary>Time tells nothing: two refusals that look alike take alike long, by Welch's t-test. Measured in turns, so that whatever else runs disturbs both.</summary>
[CollectionDefinition(nameof(TimingTests), DisableParallelization = true)]
public sealed class TimingCollection;

[Collection(nameof(TimingTests))]
public sealed class TimingTests : IAsyncLifetime
{
    // 2 000 by OVERINDEX_TIMING_SAMPLES; a leak that an attacker could use shows in far fewer.
    private static readonly int Samples =
        int.TryParse(Environment.GetEnvironmentVariable("OVERINDEX_TIMING_SAMPLES"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : 100;

    // Far in the tail: at 4.5 (as leakage tests use) alike distributions are told apart in one of 100 000 runs.
    private const double Threshold = 4.5;

    private TenantServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TenantServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task An_unknown_ad_account_takes_as_long_as_a_foreign_one()
    {
        var (id, secret) = await _server.AddAppAsync(new AccountSet([TestPlatform.Small]));
        var token = (await _server.AskForAppTokenAsync(id, secret)).AccessToken!;
        using var client = _server.NewClient(token);

        await CompareAsync(
            Samples * 10, () => client.GetAsync(Path("549755885175")), () => client.GetAsync(Path("549755885999")), expected: 403);
    }

    [Fact]
    public async Task An_unknown_app_takes_as_long_as_a_wrong_secret()
    {
        var (id, secret) = await _server.AddAppAsync();
        using var client = _server.NewClient();
        var wrong = secret[..^1] + (secret[^1] == '0' ? '1' : '0');

        await CompareAsync(Samples, () => AskAsync(client, id, wrong), () => AskAsync(client, "0123456789abcdef", wrong), expected: 401);
    }

    private static async Task CompareAsync(int samples, Func<Task<HttpResponseMessage>> one, Func<Task<HttpResponseMessage>> other, int expected)
    {
        await MeasureAsync(10, one, other, expected);

        // What shares the machine may disturb a run; a leak shows in every one.
        var found = double.MaxValue;
        for (var run = 0; run < 3 && found > Threshold; run++)
        {
            var (first, second) = await MeasureAsync(samples, one, other, expected);
            found = Math.Abs(Welch(Core(first), Core(second)));
        }

        Assert.True(found <= Threshold, $"The two can be told apart: t = {found:0.0} over {samples} samples each.");
    }

    private static async Task<(double[] One, double[] Other)> MeasureAsync(
        int samples, Func<Task<HttpResponseMessage>> one, Func<Task<HttpResponseMessage>> other, int expected)
    {
        var (first, second) = (new double[samples], new double[samples]);
        for (var i = 0; i < samples; i++)
        {
            // Whoever is first in a pair may pay for the pause before it.
            if (i % 2 == 0)
            {
                first[i] = await TimeAsync(one, expected);
                second[i] = await TimeAsync(other, expected);
            }
            else
            {
                second[i] = await TimeAsync(other, expected);
                first[i] = await TimeAsync(one, expected);
            }
        }

        return (first, second);
    }

    private static async Task<double> TimeAsync(Func<Task<HttpResponseMessage>> ask, int expected)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await ask();
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        Assert.Equal(expected, (int)answer.StatusCode);
        return elapsed;
    }

    // Without the slowest tenth: pauses of the collector and of the machine.
    private static double[] Core(double[] times) => [.. times.Order().Take(times.Length * 9 / 10)];

    private static double Welch(double[] a, double[] b) =>
        (a.Average() - b.Average()) / Math.Sqrt((Variance(a) / a.Length) + (Variance(b) / b.Length));

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpClient client, string id, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _server.TokenAddress) { Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{id}:{secret}")));
        return await client.SendAsync(request);
    }

    private static string Path(string account) => $"/v5/ad_accounts/{account}/audience_insights?audience_insight_type=YOUR_TOTAL_AUDIENCE";
}
