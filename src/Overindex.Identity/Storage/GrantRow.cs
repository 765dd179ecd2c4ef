namespace Overindex.Identity.Storage;

/// <summary>Lets a user or an app see an ad account, or all of them.</summary>
internal sealed class GrantRow
{
    internal const string AllAccounts = "*";

    /// <summary>The id of a user or of an app; the two never have the same.</summary>
    public required string Subject { get; set; }

    /// <summary>An ad account id, or <see cref="AllAccounts"/>.</summary>
    public required string Account { get; set; }

    public bool Disabled { get; set; }

    public DateTime CreatedAt { get; set; }
}
