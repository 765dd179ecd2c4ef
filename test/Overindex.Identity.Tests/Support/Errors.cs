using System.Net;
using Duende.IdentityModel.Client;

namespace Overindex.Identity.Tests.Support;

internal static class Errors
{
    /// <summary>Checks that an answer of the token endpoint is what the contract says of a bad grant.</summary>
    internal static void IsBadGrant(this TokenResponse answer)
    {
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_grant"), (answer.HttpStatusCode, answer.TryGet("error")));
        Assert.Equal("283", answer.TryGet("code"));
        Assert.Equal("The authorization grant is invalid", answer.TryGet("message"));
    }

    internal static void IsRefusedClient(this TokenResponse answer)
    {
        Assert.Equal((HttpStatusCode.Unauthorized, "invalid_client"), (answer.HttpStatusCode, answer.TryGet("error")));
        Assert.Equal("2", answer.TryGet("code"));
    }
}
