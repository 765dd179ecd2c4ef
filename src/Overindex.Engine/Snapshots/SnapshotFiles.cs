using System.Globalization;

namespace Overindex.Engine.Snapshots;

/// <summary>The names of a snapshot's files.</summary>
internal static class SnapshotFiles
{
    internal const string AccountIds = "account-ids.bin";
    internal const string AccountSizes = "account-sizes.bin";
    internal const string AccountNameOffsets = "account-name-offsets.bin";
    internal const string AccountNames = "account-names.bin";
    internal const string People = "people.bin";
    internal const string TailOffsets = "tail-offsets.bin";
    internal const string TailCodes = "tail-codes.bin";
    internal const string AudienceOffsets = "audience-offsets.bin";
    internal const string AudienceMembers = "audience-members.bin";
    internal const string PlatformCounters = "platform-counters.bin";

    internal static string ShardDirectory(int shard) => string.Create(CultureInfo.InvariantCulture, $"shard-{shard:D4}");
}
