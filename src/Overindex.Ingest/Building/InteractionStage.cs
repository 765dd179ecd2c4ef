using Overindex.Engine;
using Overindex.Ingest.Days;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Building;

/// <summary>Streams interactions into the log: DuckDB reads the files, people and items are looked up here.</summary>
internal sealed class InteractionStage
{
    private readonly BuildContext _build;
    private readonly InputSource _source;

    internal InteractionStage(BuildContext build)
    {
        _build = build;
        _source = build.Sources[InputKind.Interactions];
    }

    private DateOnly FirstDay => _build.Request.Date.AddDays(1 - _build.Request.WindowDays);

    internal InteractionLog Run(PersonTable people, ItemTable items, DemographicCodes codes)
    {
        var log = CreateLog(people);
        try
        {
            using var days = DayStore.TryOpen(_build, _source, people, items);
            var load = new StreamLoad(_build, _source, InteractionJudge.Rules)
            {
                Columns = InteractionJudge.Columns(_source.HasTextTimes, _source.Has("device")),
            };
            InteractionJudge Judge(DaySpool? spool) =>
                new(people, items, codes, log, (Start(FirstDay), Start(_build.Request.Date.AddDays(1))), _build.Shard, spool);
            if (days is null)
            {
                _build.Clock.Start("reading interactions");
                _build.Read(_source, tally =>
                {
                    load.Run(tally, () => Judge(null));
                    RequireSome(tally);
                });
            }
            else
            {
                var reader = new DayReader(_build, people, codes, days.People, days.Items);
                while (!TryMerge(days, reader, log))
                {
                    // Devices of the rows that were good stay noted: the same rows are read again, from the file.
                    log.Dispose();
                    log = CreateLog(people);
                    days.DropDamaged();
                }

                var unread = days.Unread().ToList();
                _build.Read(_source, tally =>
                {
                    TellOfKept(days, load, tally, () => Judge(null));
                    ReadNew(days, load, tally, unread, Judge);
                    RequireSome(tally);
                }, _source.Of([.. unread.SelectMany(files => files)]), days.Save);
            }

            return log;
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    private InteractionLog CreateLog(PersonTable people) => new(people.Rows.Length, _build.Memory.Log, _build.SpillDirectory);

    /// <returns>False when something that was kept is damaged.</returns>
    private bool TryMerge(DayStore days, DayReader reader, InteractionLog log)
    {
        if (days.Kept.Count == 0)
        {
            return true;
        }

        _build.Clock.Start("merging days");
        return reader.TryRead(days.Kept, log, DayBlock.DayOf(Start(FirstDay)), DayBlock.DayOf(Start(_build.Request.Date)));
    }

    private void TellOfKept(DayStore days, StreamLoad load, InputTally tally, Func<InteractionJudge> createJudge)
    {
        foreach (var kept in days.Kept)
        {
            kept.Tell(tally);
            foreach (var (verdict, rows) in kept.Gone())
            {
                _build.Rejects.AddGone(_source, days.NumberOf(kept.Batch.Inputs[0]), verdict, $"{rows} rows read by an earlier build");
            }
        }

        if (days.RejectedRows() is { } rejected)
        {
            var before = tally.Read;
            load.RunNumbered(tally, createJudge, rejected);
            tally.FromDays += tally.Read - before;
        }
    }

    private void ReadNew(DayStore days, StreamLoad load, InputTally tally, List<IReadOnlyList<InputFile>> unread, Func<DaySpool?, InteractionJudge> createJudge)
    {
        _build.Clock.Start("reading interactions");
        var inputs = unread.ConvertAll(DayStore.Describe);
        var sizes = inputs.ConvertAll(files => files.Sum(file => (double)file.Bytes));
        for (var i = 0; i < unread.Count; i++)
        {
            _build.Clock.Part = (sizes.Take(i).Sum() / sizes.Sum(), sizes[i] / sizes.Sum());
            using var spool = days.Spool();
            var (rejected, unsplit) = load.Run(tally, () => createJudge(spool), _source.Of(unread[i]));

            // Lines that cannot be split are known only to DuckDB's reader: such files are read again, until they are mended.
            if (unsplit == 0)
            {
                days.Keep(inputs[i], spool, rejected > 0 ? load.RejectedTable : null);
            }
        }
    }

    /// <summary>An empty snapshot would take the place of a good one; a wrong date is all but certain. One shard may well have nobody.</summary>
    private void RequireSome(InputTally tally)
    {
        if (tally.Used > 0 || tally.OutsideWindow == 0 || _build.Shard.IsPart)
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
