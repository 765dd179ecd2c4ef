namespace Overindex.Client.Credentialing;

/// <summary>An access token, and when to leave it.</summary>
internal sealed class AccessToken
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    internal AccessToken(string value, DateTimeOffset obtainedAt, DateTimeOffset? expiresAt)
    {
        Value = value;
        ExpiresAt = expiresAt ?? DateTimeOffset.MaxValue;

        // A token that lives for minutes only would be refreshed for every call if the margin were fixed.
        var half = (ExpiresAt - obtainedAt) / 2;
        RefreshAt = ExpiresAt - (half < Ahead ? half : Ahead);
    }

    internal string Value { get; }

    internal DateTimeOffset ExpiresAt { get; }

    internal DateTimeOffset RefreshAt { get; }

    public override string ToString() => $"a token that expires at {ExpiresAt:u}";
}
