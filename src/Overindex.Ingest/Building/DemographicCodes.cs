using Overindex.Engine;
using Overindex.Ingest.Duck;
using Overindex.Ingest.Lookup;

namespace Overindex.Ingest.Building;

/// <summary>A code per distinct text of each demographic, as the inputs spell it; safe for concurrent use.</summary>
internal sealed class DemographicCodes
{
    private const int MaxDevices = 64;
    private const int MaxValues = ushort.MaxValue;

    private readonly TextCodes[] _codes = [.. Enum.GetValues<Demographic>().Select(_ => new TextCodes())];

    internal IReadOnlyList<string> Texts(Demographic demographic) => _codes[(int)demographic].Texts;

    /// <summary>The code of a row's value plus 1, or 0 when it has none.</summary>
    /// <param name="demographic">The demographic.</param>
    /// <param name="texts">The column.</param>
    /// <param name="row">The row.</param>
    /// <param name="recent">The thread's own, of this demographic.</param>
    internal ushort CodeOf(Demographic demographic, Chunk.Texts texts, int row, RecentCodes recent)
    {
        if (!texts.IsValid(row))
        {
            return 0;
        }

        var code = Recall(demographic, texts, row, recent);
        return code < MaxValues ? (ushort)(code + 1) : throw TooMany(demographic, MaxValues);
    }

    /// <summary>The code of a row's device.</summary>
    internal int DeviceOf(Chunk.Texts texts, int row, RecentCodes recent) => CheckDevice(Recall(Demographic.Device, texts, row, recent));

    internal int DeviceOf(ReadOnlySpan<byte> device) => CheckDevice(_codes[(int)Demographic.Device].CodeOf(device));

    private int Recall(Demographic demographic, Chunk.Texts texts, int row, RecentCodes recent)
    {
        var code = recent.Find(texts.EntryOf(row));
        if (code < 0)
        {
            code = _codes[(int)demographic].CodeOf(texts[row]);
            recent.Remember(texts.EntryOf(row), code);
        }

        return code;
    }

    private static int CheckDevice(int code) => code < MaxDevices ? code : throw TooMany(Demographic.Device, MaxDevices);

    private static SnapshotException TooMany(Demographic demographic, int most) => new(
        $"The platform has more than {most} values of {demographic.ToString().ToLowerInvariant()}; a snapshot holds at most that many. "
        + "Merge rare values before building.");
}
