namespace Overindex.Ingest;

/// <summary>What a build of one shard did.</summary>
/// <param name="Shard">Which one, from 0.</param>
/// <param name="Shards">Of how many.</param>
/// <param name="Path">The directory that it is in until it is published.</param>
/// <param name="AlreadyThere">Whether the same shard was there before; nothing was added then.</param>
/// <param name="People">People of this shard with an interaction in the window.</param>
/// <param name="EngagedPeople">Those with an engagement.</param>
/// <param name="Bytes">Bytes on disk.</param>
/// <param name="Inputs">
/// What became of the rows that this shard judges: all rows of most inputs; of people, interactions and person interests those of its own people, and the first
/// shard those that name nobody. Over all shards each of them is judged once.
/// </param>
/// <param name="Phases">Time per phase, in order.</param>
/// <param name="RejectsFile">Where the rejected rows are, or none.</param>
public sealed record ShardReport(
    int Shard,
    int Shards,
    string Path,
    bool AlreadyThere,
    long People,
    long EngagedPeople,
    long Bytes,
    IReadOnlyList<InputReport> Inputs,
    IReadOnlyList<PhaseTime> Phases,
    string? RejectsFile);
