using Overindex.Engine;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Building;

/// <summary>Streams interactions to the builder: DuckDB looks up people and items, so that only ordinals come over.</summary>
internal sealed class InteractionStage
{
    private readonly BuildContext _build;
    private readonly InputSource _source;
    private readonly StreamLoad _load;
    private readonly string _inWindow;

    internal InteractionStage(BuildContext build)
    {
        _build = build;
        _source = build.Sources[InputKind.Interactions];
        _inWindow = $"occurred_at_us >= {Start(FirstDay)} AND occurred_at_us < {Start(build.Request.Date.AddDays(1))}";
        _load = new StreamLoad(
            build,
            _source,
            [
                RejectRule.Missing("person_id"),
                RejectRule.Missing("item_id"),
                RejectRule.Missing("action"),
                RejectRule.Missing("occurred_at"),
                new RejectRule("malformed occurred_at", "occurred_at", "occurred_at_us IS NULL", "occurred_at"),
                new RejectRule("unknown person", "person_id", "person IS NULL", "person_id"),
                new RejectRule("unknown item", "item_id", "item IS NULL", "item_id"),
            ])
        {
            Window = _inWindow,
            Resolve = rows =>
                "SELECT r.*, p.ordinal AS person, i.ordinal AS item, d.position AS device_position "
                + $"FROM {rows} r LEFT JOIN people p USING (person_id) LEFT JOIN items i USING (item_id) "
                + $"LEFT JOIN demographic_values d ON d.demographic = {(int)Demographic.Device} AND d.key = r.device",
        };
    }

    internal bool HasDevices => _source.Has("device");

    private DateOnly FirstDay => _build.Request.Date.AddDays(1 - _build.Request.WindowDays);

    /// <summary>Devices of rows in the window, good or not: more than those that count, never fewer.</summary>
    internal List<string> FindDevices()
    {
        _build.Clock.Start("looking for devices");
        return _build.Duck.Texts(
            $"SELECT DISTINCT device FROM ({_source.Scan(_build.NextErrorsTable(), numbered: false)}) WHERE device IS NOT NULL AND {_inWindow}");
    }

    /// <summary>Reads everything and gives it to the builder.</summary>
    /// <returns>A bit per device position that rows in use have.</returns>
    internal ulong Run(SnapshotBuilder builder, InputTally tally)
    {
        ulong used = 0;
        string[] columns =
            ["COALESCE(person, -1)", "COALESCE(item, -1)", "COALESCE(action <> 'impression', false)", "COALESCE(device_position, -1)"];
        _load.Run(tally, columns, (in chunk) =>
        {
            var verdicts = chunk.Values<byte>(0);
            var people = chunk.Values<int>(1);
            var items = chunk.Values<int>(2);
            var engaged = chunk.Values<bool>(3);
            var devices = chunk.Values<int>(4);
            for (var i = 0; i < chunk.Rows; i++)
            {
                if (verdicts[i] == 0)
                {
                    builder.AddInteraction(people[i], items[i], engaged[i], devices[i]);
                    used |= devices[i] < 0 ? 0 : 1UL << devices[i];
                }
            }
        });
        return used;
    }

    /// <summary>An empty snapshot would take the place of a good one; a wrong date is all but certain.</summary>
    internal void RequireSome(InputTally tally)
    {
        if (tally.Used > 0 || tally.OutsideWindow == 0)
        {
            return;
        }

        var range = _build.Duck.Rows(
            $"SELECT strftime(make_timestamp(min(occurred_at_us)), '%Y-%m-%d'), strftime(make_timestamp(max(occurred_at_us)), '%Y-%m-%d') "
            + $"FROM ({_source.Scan(_build.NextErrorsTable(), numbered: false)})")[0];
        throw new IngestException(
            $"{_source.Name}: no row is in the window {FirstDay:yyyy-MM-dd} to {_build.Request.Date:yyyy-MM-dd}; they run from {range[0]} to {range[1]}. "
            + "Choose a --date and --window that meet them. Nothing is published.");
    }

    private static long Start(DateOnly day) =>
        (day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
