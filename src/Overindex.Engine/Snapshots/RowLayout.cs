namespace Overindex.Engine.Snapshots;

/// <summary>
/// Where things are in a person's row of 64 bytes: 16 bits country code, 16 bits metro code (0 = unknown, else position + 1), then a bit
/// per age, gender, device, and per dense interest. Interests beyond the row are the tail: code = ordinal - <see cref="DenseInterests"/>.
/// </summary>
internal sealed record RowLayout
{
    internal const int RowBytes = 64;
    internal const int RowBits = RowBytes * 8;
    internal const int FirstFlagBit = 32;

    internal RowLayout(CountShape shape)
    {
        AgeBit = FirstFlagBit;
        GenderBit = AgeBit + shape.Ages;
        DeviceBit = GenderBit + shape.Genders;
        InterestBit = DeviceBit + shape.Devices;
        DenseInterests = Math.Min(shape.Interests, RowBits - InterestBit);
        TailInterests = shape.Interests - DenseInterests;
    }

    internal int AgeBit { get; }

    internal int GenderBit { get; }

    internal int DeviceBit { get; }

    internal int InterestBit { get; }

    internal int DenseInterests { get; }

    internal int TailInterests { get; }
}
