namespace Overindex.Engine.Building;

/// <summary>How much a log of pairs may keep in memory, and where the rest goes.</summary>
/// <param name="Bytes">Bytes of memory for full pieces; beyond them pieces are spilled.</param>
/// <param name="SpillDirectory">Where to spill; none = everything stays in memory.</param>
/// <param name="BucketShift">For tests: small buckets; none = chosen by the number of people.</param>
/// <param name="ExtentRecords">For tests: small pieces; none = the default.</param>
internal sealed record LogMemory(long Bytes = long.MaxValue, string? SpillDirectory = null, int? BucketShift = null, int? ExtentRecords = null);
