namespace Overindex.Dashboard.Tests.Support;

/// <summary>The views, each by an address that restores it.</summary>
internal static class Everything
{
    private static readonly string Account = $"/accounts/{MadeUpPlatform.Big}";

    internal static IReadOnlyList<(string Name, string Path)> Views { get; } =
    [
        ("accounts", "/"),
        ("search", "/?q=Boutique"),
        ("overview", Account),
        ("interests", $"{Account}/interests?sort=share&open={MadeUpPlatform.IdOf(1)}.{MadeUpPlatform.IdOf(1, 0)}"),
        ("found", $"{Account}/interests?q=Leaf+01"),
        ("demographics", $"{Account}/demographics"),
        ("compare", $"{Account}/compare?with=date-2026-10-10"),
        ("over time", $"{Account}/over-time?measure=affinity"),
        ("everybody", $"{Account}?audience=everybody"),
        ("small", $"/accounts/{MadeUpPlatform.Small}"),
        ("not permitted", "/accounts/1"),
        ("no such page", $"{Account}/nothing"),
    ];
}
