namespace Overindex.Engine;

/// <summary>A node of the taxonomy.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The display name.</param>
/// <param name="Parent">The parent's id; none for a category.</param>
public sealed record Interest(InterestId Id, string Name, InterestId? Parent);
