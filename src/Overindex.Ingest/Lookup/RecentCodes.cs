namespace Overindex.Ingest.Lookup;

/// <summary>One thread's memory of the codes of short texts that come again and again; it spares most searches in <see cref="TextCodes"/>.</summary>
internal sealed class RecentCodes
{
    private const int SlotBits = 8;

    private readonly IdEntry[] _texts = new IdEntry[1 << SlotBits];
    private readonly int[] _codes = new int[1 << SlotBits];

    internal RecentCodes() => Array.Fill(_codes, -1);

    /// <summary>The code of a text, or -1 when it is not remembered.</summary>
    internal int Find(in IdEntry text)
    {
        var slot = text.Slot(SlotBits);
        return _codes[slot] >= 0 && text.IsSame(_texts[slot]) ? _codes[slot] : -1;
    }

    internal void Remember(in IdEntry text, int code)
    {
        // The bytes of long texts are gone after their chunk.
        if (text.IsShort)
        {
            (_texts[text.Slot(SlotBits)], _codes[text.Slot(SlotBits)]) = (text, code);
        }
    }
}
