namespace Overindex.Engine;

/// <summary>What a build published.</summary>
/// <param name="Id">The snapshot.</param>
/// <param name="AlreadyThere">Whether an identical snapshot of that date had been published before; nothing was added then.</param>
/// <param name="People">People with an interaction in the window.</param>
/// <param name="EngagedPeople">People with an engagement in the window.</param>
/// <param name="Bytes">Bytes on disk.</param>
public sealed record PublishedSnapshot(SnapshotId Id, bool AlreadyThere, long People, long EngagedPeople, long Bytes);
