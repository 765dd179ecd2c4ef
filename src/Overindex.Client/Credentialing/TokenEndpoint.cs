using System.Text.Json;
using Overindex.Client.Transport;

namespace Overindex.Client.Credentialing;

/// <summary>Where tokens come from: <c>POST {base address}/oauth/token</c>. A request is sent once; a second one could burn a rotated refresh token.</summary>
internal sealed class TokenEndpoint(Exchange exchange, AudienceInsightsClientOptions options)
{
    private readonly Uri _address = new(options.BaseAddress.AbsoluteUri.TrimEnd('/') + "/oauth/token");

    internal DateTimeOffset Now => options.TimeProvider.GetUtcNow();

    internal ClientObserver? Observer => options.Observer;

    internal DateTimeOffset? After(long? seconds) =>
        seconds is > 0 and < int.MaxValue ? Now + TimeSpan.FromSeconds(seconds.Value) : null;

    internal async Task<TokenGrant> RequestAsync(ClientIdentity identity, KeyValuePair<string, string>[] form, string[] secrets)
    {
        var mask = new SecretMask([.. identity.Secrets, .. secrets]);
        using var request = exchange.Request(HttpMethod.Post, _address);
        request.Headers.Authorization = identity.Header;
        request.Content = new FormUrlEncodedContent(form);
        using var answer = await exchange.SendAsync(request, () => mask, CancellationToken.None);
        if (!answer.IsSuccess)
        {
            throw Failures.OfTokenRequest(answer, mask);
        }

        var grant = Read(answer);
        return TokenText.IsSendable(grant?.AccessToken)
            ? grant!
            : throw Failures.NotTheApi(answer, "The token endpoint's answer holds no access token, or none that a header can carry.", mask);
    }

    // The body holds tokens, or what looks like them: neither it nor the reader's words about it are shown.
    private static TokenGrant? Read(Answer answer)
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Body, TokenJson.Default.TokenGrant);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
