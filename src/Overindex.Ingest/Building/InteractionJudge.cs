using Overindex.Engine;
using Overindex.Ingest.Days;
using Overindex.Ingest.Duck;
using Overindex.Ingest.Lookup;
using Overindex.Ingest.Parts;

namespace Overindex.Ingest.Building;

/// <summary>One thread's judgement of interactions.</summary>
/// <param name="people">The people that they may refer to.</param>
/// <param name="items">The items.</param>
/// <param name="codes">Take the devices that are used in the window.</param>
/// <param name="log">Takes the good ones in the window.</param>
/// <param name="window">In microseconds since 1970; without the end.</param>
/// <param name="shard">Whose interactions are judged.</param>
/// <param name="spool">Takes all good ones, to keep them by day; or none.</param>
internal sealed class InteractionJudge(
    PersonTable people,
    ItemTable items,
    DemographicCodes codes,
    InteractionLog log,
    (long Start, long End) window,
    ShardChoice shard,
    DaySpool? spool) : RowJudge
{
    private const byte Malformed = 1;
    private const byte MissingPerson = 2;
    private const byte MissingItem = 3;
    private const byte MissingAction = 4;
    private const byte MissingTime = 5;
    private const byte MalformedTime = 6;
    internal const byte UnknownPerson = 7;
    internal const byte UnknownItem = 8;
    private const int DeviceColumn = 6;

    private readonly InteractionWriter _writer = log.CreateWriter();
    private readonly DaySpoolWriter? _days = spool?.CreateWriter();
    private readonly LookupScratch _scratch = new();
    private readonly RecentCodes _recentDevices = new();
    private readonly int[] _people = new int[IdTable.MaxBatch];
    private readonly int[] _items = new int[IdTable.MaxBatch];
    private readonly bool[] _marks = new bool[IdTable.MaxBatch];
    private ulong _digest;

    /// <summary>In the order of the verdicts, from 2; 1 is the malformed row.</summary>
    internal static IReadOnlyList<RejectRule> Rules { get; } =
    [
        RejectRule.Missing("person_id"),
        RejectRule.Missing("item_id"),
        RejectRule.Missing("action"),
        RejectRule.Missing("occurred_at"),
        new RejectRule("malformed occurred_at", "occurred_at", "", "occurred_at"),
        new RejectRule("unknown person", "person_id", "", "person_id"),
        new RejectRule("unknown item", "item_id", "", "item_id"),
    ];

    /// <param name="hasTextTimes">Whether a time may be malformed, and not only missing.</param>
    /// <param name="hasDevice">Whether the input says which device was used.</param>
    internal static IReadOnlyList<string> Columns(bool hasTextTimes, bool hasDevice)
    {
        // The text of a time is looked at only where there is need: to tell a missing from a malformed one.
        var isTimeMissing = hasTextTimes ? "CASE WHEN occurred_at_us IS NOT NULL THEN false ELSE occurred_at IS NULL END" : "true";
        string[] columns = ["person_id", "item_id", "action", "occurred_at_us", isTimeMissing];
        return hasDevice ? [.. columns, "device"] : columns;
    }

    internal override void Judge(in Chunk chunk, Span<byte> verdicts)
    {
        var malformed = chunk.Values<bool>(0);
        var personIds = chunk.Strings(1);
        var itemIds = chunk.Strings(2);
        var actions = chunk.Strings(3);
        var times = chunk.Values<long>(4);
        var hasTime = chunk.ValidityOf(4);
        var isTimeMissing = chunk.Values<bool>(5);
        (var marks, _digest) = shard.Divide(malformed, personIds, _marks);
        var elsewhere = marks.Span;
        people.Ids.Find(personIds, _people.AsSpan(0, chunk.Rows), _scratch, elsewhere);
        items.Ids.Find(itemIds, _items.AsSpan(0, chunk.Rows), _scratch, elsewhere);
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = !elsewhere.IsEmpty && elsewhere[i] ? Elsewhere
                : (_people[i] | _items[i]) >= 0 && !malformed[i] && actions.IsValid(i) && hasTime[i]
                ? times[i] >= window.Start && times[i] < window.End ? Good : OutsideWindow
                : malformed[i] ? Malformed
                : !personIds.IsValid(i) ? MissingPerson
                : !itemIds.IsValid(i) ? MissingItem
                : !actions.IsValid(i) ? MissingAction
                : !hasTime[i] ? isTimeMissing[i] ? MissingTime : MalformedTime
                : _people[i] < 0 ? UnknownPerson
                : UnknownItem;
        }
    }

    internal override void Use(in Chunk chunk, ReadOnlySpan<byte> verdicts)
    {
        if (shard.IsPart)
        {
            shard.Add(chunk.Rows, _digest);
        }

        var actions = chunk.Strings(3);
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (verdicts[i] == Good)
            {
                _writer.Add(_people[i], _items[i], IsEngagement(actions[i]));
            }
        }

        if (chunk.Columns > DeviceColumn)
        {
            AddDevices(chunk.Strings(DeviceColumn), verdicts);
        }

        if (_days is { } days)
        {
            KeepDays(chunk, verdicts, days);
        }
    }

    public override void Dispose()
    {
        _writer.Dispose();
        _days?.Dispose();
    }

    private static bool IsEngagement(ReadOnlySpan<byte> action) => !action.SequenceEqual("impression"u8);

    private void AddDevices(Chunk.Texts devices, ReadOnlySpan<byte> verdicts)
    {
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (verdicts[i] == Good && devices.IsValid(i))
            {
                people.AddDevice(_people[i], codes.DeviceOf(devices, i, _recentDevices));
            }
        }
    }

    /// <summary>Days are kept whether they are in this window or not: they may be in the next one.</summary>
    private void KeepDays(in Chunk chunk, ReadOnlySpan<byte> verdicts, DaySpoolWriter days)
    {
        var actions = chunk.Strings(3);
        var times = chunk.Values<long>(4);
        var devices = spool!.HasDevices ? chunk.Strings(DeviceColumn) : default;
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (verdicts[i] is Good or OutsideWindow)
            {
                var device = spool.HasDevices && devices.IsValid(i) ? spool.DeviceOf(devices[i]) : (byte)0;
                days.Add(times[i], _people[i], _items[i], IsEngagement(actions[i]), device);
            }
        }
    }
}
