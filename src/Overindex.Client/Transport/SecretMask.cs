namespace Overindex.Client.Transport;

/// <summary>Hides secrets in text that came from outside: a server may echo what it was sent.</summary>
internal sealed class SecretMask(IReadOnlyCollection<string?> secrets)
{
    internal string Apply(string text)
    {
        foreach (var secret in secrets)
        {
            if (!string.IsNullOrEmpty(secret))
            {
                text = text.Replace(secret, "***", StringComparison.Ordinal).Replace(Uri.EscapeDataString(secret), "***", StringComparison.Ordinal);
            }
        }

        return text;
    }
}
