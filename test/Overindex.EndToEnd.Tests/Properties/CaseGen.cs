using CsCheck;
using Overindex.EndToEnd.Tests.Oracle;

namespace Overindex.EndToEnd.Tests.Properties;

/// <summary>Makes up whole cases.</summary>
internal static class CaseGen
{
    private static Gen<OracleRules> Rules { get; } = Gen.Select(
        Gen.Int[1, 6], Gen.Int[1, 4], Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[1, 9], Gen.Int[12, 40],
        (audience, cell, ratio, index, step, limit) => new OracleRules
        {
            MinimumAudience = audience,
            MinimumCell = cell,
            RatioDecimals = ratio,
            IndexDecimals = index,
            SizeBoundaries = [6, 8, 11],
            SizeStep = step,
            SizeStepLimit = limit,
        });

    private static Gen<FileShape> File { get; } = Gen.Select(
        Gen.Enum<FileKind>(), Gen.Bool, Gen.Int[0, 5], Gen.Bool, Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true))),
        (kind, two, rotate, extra, select) => new FileShape(kind, two, rotate, extra, select));

    /// <summary>Few interests, several people.</summary>
    public static Gen<PlatformCase> Small { get; } = Of(maxPeople: 60, minInterests: 1, maxInterests: 14, maxInteractions: 300);

    /// <summary>More people than a block of rows, so that full blocks and remainders are counted.</summary>
    public static Gen<PlatformCase> Wide { get; } = Of(maxPeople: 600, minInterests: 3, maxInterests: 30, maxInteractions: 2_500);

    /// <summary>More interests than a person's row holds, so that the tail is counted.</summary>
    public static Gen<PlatformCase> Deep { get; } = Of(maxPeople: 40, minInterests: 481, maxInterests: 1_200, maxInteractions: 600);

    private static Gen<PlatformCase> Of(int maxPeople, int minInterests, int maxInterests, int maxInteractions) => Gen.Select(
        PlatformGen.Platform(maxPeople, minInterests, maxInterests, maxInteractions),
        Gen.OneOf(TimeGen.Windows.ToArray()),
        Gen.Select(Gen.Int[1, 7], Gen.Int[1, 4], (shards, threads) => new BuildShape(shards, threads)),
        Rules,
        File.Array[8],
        (platform, window, build, rules, files) => new PlatformCase(platform, PlatformGen.Date, window, build, rules, files));
}
