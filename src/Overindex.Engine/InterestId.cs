namespace Overindex.Engine;

/// <summary>The id of an interest: 1 to 18 digits, kept exactly as written (<c>007</c> is not <c>7</c>). <c>default</c> is the id <c>0</c>.</summary>
/// <remarks>Source: the wire contract, <c>^\d+$</c> with at most 18 characters.</remarks>
public readonly record struct InterestId : IComparable<InterestId>
{
    private InterestId(long code) => Code = code;

    /// <summary>The id as one number: shorter ids first, equal lengths by value. This is the order that snapshots are sorted by.</summary>
    internal long Code { get; }

    /// <summary>Reads an id.</summary>
    /// <param name="text">1 to 18 ASCII digits.</param>
    /// <param name="id">The id, or <c>default</c>.</param>
    /// <returns>Whether <paramref name="text"/> is an id.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out InterestId id)
    {
        var valid = DecimalText.TryEncode(text, out var code);
        id = new InterestId(code);
        return valid;
    }

    /// <summary>Reads an id.</summary>
    /// <param name="text">1 to 18 ASCII digits.</param>
    /// <returns>The id.</returns>
    /// <exception cref="FormatException"><paramref name="text"/> is not 1 to 18 digits.</exception>
    public static InterestId Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not an interest id: it must be 1 to 18 digits.");

    /// <summary>Compares by length, then by value.</summary>
    /// <param name="other">The other id.</param>
    /// <returns>Less than, equal to or greater than zero.</returns>
    public int CompareTo(InterestId other) => Code.CompareTo(other.Code);

    /// <inheritdoc/>
    public override string ToString() => DecimalText.Decode(Code);

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(InterestId left, InterestId right) => left.Code < right.Code;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(InterestId left, InterestId right) => left.Code > right.Code;

    /// <summary>Whether <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(InterestId left, InterestId right) => left.Code <= right.Code;

    /// <summary>Whether <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(InterestId left, InterestId right) => left.Code >= right.Code;

    internal static InterestId FromCode(long code) => new(code);
}
