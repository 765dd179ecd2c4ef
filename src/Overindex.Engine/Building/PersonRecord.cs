namespace Overindex.Engine.Building;

/// <summary>One person while a snapshot is built. Country and metro are codes (0 = unknown), age and gender positions (-1 = unknown).</summary>
internal struct PersonRecord
{
    /// <summary>See <see cref="PersonOrder"/>.</summary>
    internal ulong Order;
    internal ulong Devices;
    internal ushort Country;
    internal ushort Metro;
    internal short Age;
    internal short Gender;
}
