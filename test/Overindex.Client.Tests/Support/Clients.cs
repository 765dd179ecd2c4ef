namespace Overindex.Client.Tests.Support;

/// <summary>Clients under test.</summary>
internal static class Clients
{
    public const string Token = "pina_fixed-token";

    public static AudienceInsightsClientOptions Options(LoopbackServer server, Credentials? credentials = null) => new()
    {
        BaseAddress = server.Address,
        Credentials = credentials ?? Credentials.FromToken(Token),
        Timeout = TestClock.RequestTimeout,
        TimeProvider = new TestClock(),
    };

    public static AudienceInsightsClient Of(LoopbackServer server, Credentials? credentials = null) => new(Options(server, credentials));
}
