using System.Net.Http.Headers;
using System.Text;

namespace Overindex.Client.Credentialing;

/// <summary>An app's id and secret, as the token endpoint takes them.</summary>
internal sealed class ClientIdentity
{
    private readonly string _basic;

    internal ClientIdentity(string clientId, string clientSecret)
    {
        ArgumentException.ThrowIfNullOrEmpty(clientId);
        ArgumentException.ThrowIfNullOrEmpty(clientSecret);
        if (clientId.Contains(':', StringComparison.Ordinal))
        {
            throw new ArgumentException("A client id with a colon cannot be sent by Basic authentication.", nameof(clientId));
        }

        Id = clientId;
        Secret = clientSecret;
        _basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{clientSecret}"));
    }

    internal string Id { get; }

    internal string Secret { get; }

    internal AuthenticationHeaderValue Header => new("Basic", _basic);

    internal IEnumerable<string> Secrets => [Secret, _basic];

    public override string ToString() => $"client {Id}";
}
