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
    internal ushort CodeOf(Demographic demographic, Chunk.Texts texts, int row)
    {
        if (!texts.IsValid(row))
        {
            return 0;
        }

        var code = _codes[(int)demographic].CodeOf(texts[row]);
        return code < MaxValues ? (ushort)(code + 1) : throw TooMany(demographic, MaxValues);
    }

    internal int DeviceOf(ReadOnlySpan<byte> device)
    {
        var code = _codes[(int)Demographic.Device].CodeOf(device);
        return code < MaxDevices ? code : throw TooMany(Demographic.Device, MaxDevices);
    }

    private static SnapshotException TooMany(Demographic demographic, int most) => new(
        $"The platform has more than {most} values of {demographic.ToString().ToLowerInvariant()}; a snapshot holds at most that many. "
        + "Merge rare values before building.");
}
