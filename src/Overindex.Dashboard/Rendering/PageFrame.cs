namespace Overindex.Dashboard.Rendering;

/// <summary>What is around every page.</summary>
internal sealed record PageFrame
{
    public required string Title { get; init; }

    public int Status { get; init; } = 200;

    /// <summary>Whoever is signed in; none on the way in.</summary>
    public Viewer? Viewer { get; init; }

    /// <summary>The hidden field of the form that signs out.</summary>
    public FormGuard? Guard { get; init; }
}

/// <summary>A hidden field that only this server's pages can make.</summary>
internal sealed record FormGuard(string Name, string Value);
