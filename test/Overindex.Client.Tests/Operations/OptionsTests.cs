namespace Overindex.Client.Tests.Operations;

public sealed class OptionsTests
{
    private static readonly AudienceInsightsClientOptions Good = new() { Credentials = Credentials.FromToken("t-secret") };

    public static TheoryData<string, AudienceInsightsClientOptions> Bad => new()
    {
        { "BaseAddress is 'ftp://x/'; it must be absolute and http or https", Good with { BaseAddress = new Uri("ftp://x/") } },
        { "BaseAddress is 'v5'; it must be absolute", Good with { BaseAddress = new Uri("v5", UriKind.Relative) } },
        { "BaseAddress must not hold a password", Good with { BaseAddress = new Uri("https://me:t-secret@x/") } },
        { "it must end with the path", Good with { BaseAddress = new Uri("https://x/v5?token=t-secret") } },
        { "Timeout is '00:00:00'; it must be", Good with { Timeout = TimeSpan.Zero } },
        { "MaxRetries is '11'; it must be 0 to 10", Good with { MaxRetries = 11 } },
        { "MaxRetries is '-1'", Good with { MaxRetries = -1 } },
        { "RetryDelay is '00:02:00'; it must be 00:00:00 to 00:01:00", Good with { RetryDelay = TimeSpan.FromMinutes(2) } },
        { "MaxRetryDelay is '2.00:00:00'", Good with { MaxRetryDelay = TimeSpan.FromDays(2) } },
        { "ConnectionLifetime is '00:00:00'", Good with { ConnectionLifetime = TimeSpan.Zero } },
        { "Product is 'a b'; it must be a name and a version", Good with { Product = "a b" } },
    };

    [Fact]
    public void The_defaults_are_pinterests_address_and_modest_patience()
    {
        Good.Validate();

        Assert.Equal("https://api.pinterest.com/v5", Good.BaseAddress.AbsoluteUri);
        Assert.Equal((TimeSpan.FromSeconds(30), 3), (Good.Timeout, Good.MaxRetries));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_broken_rule_is_named_with_its_value_when_a_client_is_made(string message, AudienceInsightsClientOptions options)
    {
        var broken = Assert.Throws<ArgumentException>(() => new AudienceInsightsClient(options));

        Assert.Contains(message, broken.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("t-secret", broken.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("token\n")]
    [InlineData("tökén")]
    public void A_token_that_no_header_can_hold_is_refused_without_being_shown(string token) =>
        Assert.DoesNotContain(token, Assert.Throws<ArgumentException>(() => Credentials.FromToken(token)).Message, StringComparison.Ordinal);
}
