using Overindex.Engine;
using Overindex.Engine.Building;
using Overindex.Ingest.Building;

namespace Overindex.Ingest.Days;

/// <summary>Puts the interactions of kept days into the log, with the ordinals of this build.</summary>
internal sealed class DayReader(BuildContext build, PersonTable people, DemographicCodes codes, IdNumbers personNumbers, IdNumbers itemNumbers)
{
    /// <summary>Uses the days of a window. Other days are not read, so that what a year has kept costs no more than the window.</summary>
    /// <param name="kept">What is kept.</param>
    /// <param name="log">Where interactions go.</param>
    /// <param name="first">The first day of the window, in days since 1970-01-01.</param>
    /// <param name="last">The last one.</param>
    /// <returns>False when something is damaged and marked so; then the log is of no use.</returns>
    internal bool TryRead(IReadOnlyList<KeptDays> kept, InteractionLog log, int first, int last)
    {
        // Interactions outside the window are only counted, unless some may refer to somebody who has gone.
        var readsAll = personNumbers.HasGone || itemNumbers.HasGone;
        var blocks = new List<(KeptDays Days, DayBlock Block)>();
        foreach (var days in kept)
        {
            foreach (var block in days.File.Blocks)
            {
                if (readsAll || (block.Day >= first && block.Day <= last))
                {
                    blocks.Add((days, block));
                }
                else
                {
                    days.Count(0, block.Count, 0, 0);
                }
            }
        }

        blocks.Sort((x, y) => x.Block.Range != y.Block.Range ? x.Block.Range - y.Block.Range : x.Block.Day - y.Block.Day);
        var next = -1;
        var isDamaged = false;
        Parallelism.For(build.Threads, build.Threads, _ => Work(), build.Cancellation);
        return !isDamaged;

        void Work()
        {
            using var worker = new Worker(people, codes, personNumbers, itemNumbers, log);
            for (int i; !Volatile.Read(ref isDamaged) && (i = Interlocked.Increment(ref next)) < blocks.Count;)
            {
                build.Cancellation.ThrowIfCancellationRequested();
                var (days, block) = blocks[i];
                if (!worker.TryRead(days, block, block.Day >= first && block.Day <= last))
                {
                    days.IsDamaged = true;
                    Volatile.Write(ref isDamaged, true);
                }

                build.Clock.AddRows(block.Count);
                build.Clock.Report((double)i / blocks.Count);
            }
        }
    }

    private sealed class Worker(
        PersonTable people, DemographicCodes codes, IdNumbers personNumbers, IdNumbers itemNumbers, InteractionLog log) : IDisposable
    {
        private readonly InteractionWriter _writer = log.CreateWriter();
        private readonly byte[] _buffer = new byte[DayBlock.MaxCount * (sizeof(ulong) + 1)];
        private readonly int[] _people = new int[DayBlock.MaxCount];
        private KeptDays? _days;
        private int[] _devices = [];

        public void Dispose() => _writer.Dispose();

        /// <returns>Whether the block is as it was written.</returns>
        internal bool TryRead(KeptDays days, in DayBlock block, bool isInWindow)
        {
            if (!days.File.TryRead(block, _buffer, out var rows, out var devices))
            {
                return false;
            }

            if (days != _days)
            {
                _days = days;
                _devices = [.. Enumerable.Repeat(-1, days.Batch.Devices.Count + 1)];
            }

            var (unknownPeople, unknownItems) = (0, 0);
            for (var i = 0; i < rows.Length; i++)
            {
                var (number, itemNumber, engaged) = DayBlock.Unpack(rows[i]);
                var person = personNumbers.OrdinalOf(number);
                var item = itemNumbers.OrdinalOf(itemNumber);
                _people[i] = item < 0 ? -1 : person;
                if (person < 0)
                {
                    unknownPeople++;
                }
                else if (item < 0)
                {
                    unknownItems++;
                }
                else if (isInWindow)
                {
                    _writer.Add(person, item, engaged);
                }
            }

            var good = rows.Length - unknownPeople - unknownItems;
            days.Count(isInWindow ? good : 0, isInWindow ? 0 : good, unknownPeople, unknownItems);
            if (isInWindow)
            {
                AddDevices(devices);
            }

            return true;
        }

        private void AddDevices(ReadOnlySpan<byte> devices)
        {
            for (var i = 0; i < devices.Length; i++)
            {
                if (devices[i] != 0 && _people[i] >= 0)
                {
                    ref var device = ref _devices[devices[i]];
                    if (device < 0)
                    {
                        // Only what is used in the window is a value of the snapshot.
                        device = codes.DeviceOf(System.Text.Encoding.UTF8.GetBytes(_days!.Batch.Devices[devices[i] - 1]));
                    }

                    people.AddDevice(_people[i], device);
                }
            }
        }
    }
}
