namespace Overindex.Engine.Snapshots;

/// <summary>What a snapshot file holds. The numbers are persisted in file headers.</summary>
internal enum ArrayKind : uint
{
    /// <summary>Per account its id as <see cref="AdAccountId.Code"/>, ascending: i64.</summary>
    AccountIds = 1,

    /// <summary>Per account the engaged, then those with impressions only: 2 x i64.</summary>
    AccountSizes = 2,

    /// <summary>Accounts + 1 offsets into the names: u64.</summary>
    AccountNameOffsets = 3,

    /// <summary>The accounts' names, UTF-8: u8.</summary>
    AccountNames = 4,

    /// <summary>Rows of 64 bytes: see <see cref="RowLayout"/>.</summary>
    People = 5,

    /// <summary>People + 1 offsets into the tail codes: u64.</summary>
    TailOffsets = 6,

    /// <summary>Tail interests of each person, ascending: u16.</summary>
    TailCodes = 7,

    /// <summary>2 x accounts + 1 offsets into the members: u64.</summary>
    AudienceOffsets = 8,

    /// <summary>Row ordinals, ascending in each list: u32.</summary>
    AudienceMembers = 9,

    /// <summary>The platform's audiences, counted: 2 x <see cref="CountShape.Length"/> x i64.</summary>
    PlatformCounters = 10,
}
