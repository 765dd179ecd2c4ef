namespace Overindex.Cli.Verbs.ProfileList;

/// <summary>A profile as listed: without secrets; <paramref name="Problem"/> says why it cannot be used.</summary>
internal sealed record ListedProfile(string Name, bool Default, string? Host, string? Credentials, DateTimeOffset? StoredAt, string? Problem);
