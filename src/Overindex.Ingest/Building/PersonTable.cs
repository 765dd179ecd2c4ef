using System.Runtime.InteropServices;
using Overindex.Ingest.Lookup;

namespace Overindex.Ingest.Building;

/// <summary>The people of a platform; their ordinals are those of their ids.</summary>
internal sealed record PersonTable(IdTable Ids, PersonRow[] Rows) : IDisposable
{
    /// <summary>Notes that a person uses a device; safe for concurrent use.</summary>
    internal void AddDevice(int person, int device)
    {
        ref var devices = ref Rows[person].Devices;
        if ((devices & (1UL << device)) == 0)
        {
            Interlocked.Or(ref devices, 1UL << device);
        }
    }

    public void Dispose() => Ids.Dispose();
}

/// <summary>What is known of a person: codes of <see cref="DemographicCodes"/>, plus 1, 0 = unknown; and a bit per device code.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct PersonRow
{
    internal ushort Age;
    internal ushort Gender;
    internal ushort Country;
    internal ushort Metro;
    internal ulong Devices;
}
