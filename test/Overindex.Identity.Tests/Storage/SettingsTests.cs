namespace Overindex.Identity.Tests.Storage;

public sealed class SettingsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Without_a_file_the_defaults_hold()
    {
        var settings = Load(null);

        Assert.Equal((null, null, null), (settings.Database, settings.Issuer, settings.External));
        Assert.Equal((TimeSpan.FromDays(30), TimeSpan.FromDays(60)), (settings.AccessTokenLifetime, settings.RefreshTokenLifetime));
    }

    [Fact]
    public void Every_property_is_read()
    {
        var settings = Load(
            """
            {
              "database": "Host=db.example", "issuer": "https://insights.example", "access_token_seconds": 60, "refresh_token_seconds": 120,
              "external": { "authority": "https://login.example", "audience": "overindex", "accounts_claim": "accts", "scope_claim": "scp" }
            }
            """);

        Assert.Equal(("Host=db.example", new Uri("https://insights.example")), (settings.Database, settings.Issuer));
        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)), (settings.AccessTokenLifetime, settings.RefreshTokenLifetime));
        Assert.Equal(new ExternalIssuer(new Uri("https://login.example"), "overindex", "accts", "scp"), settings.External);
    }

    [Fact]
    public void Claims_of_an_outside_issuer_have_names_by_default() => Assert.Equal(
        new ExternalIssuer(new Uri("https://login.example"), "x", "ad_accounts", "scope"),
        Load("""{"external":{"authority":"https://login.example","audience":"x"}}""").External);

    [Fact]
    public void The_environment_names_the_database_before_the_file() => Assert.Equal(
        "Host=other", Load("""{"database":"Host=db.example"}""", name => name == IdentitySettings.DatabaseVariable ? "Host=other" : null).Database);

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"databse":"Host=db.example"}""")]
    [InlineData("""{"issuer":"http://insights.example"}""")]
    [InlineData("""{"issuer":"insights.example"}""")]
    [InlineData("""{"access_token_seconds":0}""")]
    [InlineData("""{"refresh_token_seconds":-1}""")]
    [InlineData("""{"external":{"authority":"https://login.example"}}""")]
    [InlineData("""{"external":{"authority":"ftp://login.example","audience":"x"}}""")]
    [InlineData("""{"external":{"authority":"https://login.example","audience":""}}""")]
    public void A_file_that_breaks_a_rule_is_named(string text) =>
        Assert.Contains("identity.json", Assert.Throws<IdentityException>(() => Load(text)).Message, StringComparison.Ordinal);

    private IdentitySettings Load(string? text, Func<string, string?>? variable = null)
    {
        if (text is not null)
        {
            File.WriteAllText(_directory.Combine("identity.json"), text);
        }

        return IdentitySettings.Load(_directory.Path, variable ?? (_ => null));
    }
}
