namespace Overindex.Engine;

/// <summary>The privacy rules that every advertiser's answer obeys. Source: the product's table of privacy rules.</summary>
public sealed record PrivacyRules
{
    /// <summary>An audience of fewer people gets no breakdowns. People; at least 1; default 100.</summary>
    public int MinimumAudience { get; init; } = 100;

    /// <summary>A value or interest held by fewer people of the audience is left out. People; at least 1; default 10.</summary>
    public int MinimumCell { get; init; } = 10;

    /// <summary>Decimals of a ratio, rounded half up from the exact fraction. 0 to 9; default 3.</summary>
    public int RatioDecimals { get; init; } = 3;

    /// <summary>Decimals of an index, rounded half up from the exact fraction. 0 to 9; default 2.</summary>
    public int IndexDecimals { get; init; } = 2;

    /// <summary>The first boundaries that a size is rounded up to, ascending, the first at least <see cref="MinimumAudience"/>. People; default 100, 500, 1 000, 5 000, 10 000.</summary>
    public IReadOnlyList<long> SizeBoundaries { get; init; } = [100, 500, 1_000, 5_000, 10_000];

    /// <summary>Above the boundaries a size is rounded up to a multiple of this. People; at least 1; default 5 000.</summary>
    public long SizeStep { get; init; } = 5_000;

    /// <summary>Up to here <see cref="SizeStep"/> applies, above it 3 significant digits. People; at least 0; default 100 000.</summary>
    public long SizeStepLimit { get; init; } = 100_000;

    /// <summary>The defaults.</summary>
    public static PrivacyRules Default { get; } = new();

    /// <summary>The rules of a data directory: those its <c>privacy.json</c> states, the defaults for the others or without such a file.</summary>
    /// <param name="dataDirectory">The data directory.</param>
    /// <returns>Rules inside their ranges.</returns>
    /// <exception cref="SnapshotException">The file cannot be read, names an unknown rule, or has a rule out of its range.</exception>
    public static PrivacyRules Load(string dataDirectory)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataDirectory);
        return Figures.PrivacyFile.Load(dataDirectory);
    }
}
