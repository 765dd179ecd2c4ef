using System.Globalization;

namespace Overindex.Engine;

/// <summary>The name of a snapshot: its generation date and a revision that counts the builds for that date, <c>2013-10-31.r1</c>.</summary>
/// <param name="Date">The generation date.</param>
/// <param name="Revision">1 and up.</param>
public readonly record struct SnapshotId(DateOnly Date, int Revision) : IComparable<SnapshotId>
{
    /// <summary>Reads a snapshot's name.</summary>
    /// <param name="text">A text such as <c>2013-10-31.r1</c>.</param>
    /// <param name="id">The id, or <c>default</c>.</param>
    /// <returns>Whether <paramref name="text"/> is a snapshot's name.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out SnapshotId id)
    {
        id = default;
        var dot = text.IndexOf(".r");
        if (dot < 0
            || !DateOnly.TryParseExact(text[..dot], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || !int.TryParse(text[(dot + 2)..], NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            || revision < 1)
        {
            return false;
        }

        id = new SnapshotId(date, revision);
        return text.SequenceEqual(id.ToString());
    }

    /// <summary>Compares by date, then by revision: the greatest is the newest.</summary>
    /// <param name="other">The other id.</param>
    /// <returns>Less than, equal to or greater than zero.</returns>
    public int CompareTo(SnapshotId other) => (Date, Revision).CompareTo((other.Date, other.Revision));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Date:yyyy-MM-dd}.r{Revision}");

    /// <summary>Whether <paramref name="left"/> is older than <paramref name="right"/>.</summary>
    public static bool operator <(SnapshotId left, SnapshotId right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is newer than <paramref name="right"/>.</summary>
    public static bool operator >(SnapshotId left, SnapshotId right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is not newer than <paramref name="right"/>.</summary>
    public static bool operator <=(SnapshotId left, SnapshotId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is not older than <paramref name="right"/>.</summary>
    public static bool operator >=(SnapshotId left, SnapshotId right) => left.CompareTo(right) >= 0;
}
