namespace Overindex.EndToEnd.Tests.Oracle;

/// <summary>The privacy rules as the product states them, for the oracle; <c>null</c> instead of rules means exact figures.</summary>
internal sealed record OracleRules
{
    public long MinimumAudience { get; init; } = 100;

    public long MinimumCell { get; init; } = 10;

    public int RatioDecimals { get; init; } = 3;

    public int IndexDecimals { get; init; } = 2;

    public IReadOnlyList<long> SizeBoundaries { get; init; } = [100, 500, 1_000, 5_000, 10_000];

    public long SizeStep { get; init; } = 5_000;

    public long SizeStepLimit { get; init; } = 100_000;
}
