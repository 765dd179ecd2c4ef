namespace Overindex.Reports.Drawing;

/// <summary>Colours by their role: a page's stylesheet may set them, and a chart that is taken out of its page keeps these.</summary>
internal static class Palette
{
    internal const string Ink = "var(--ovx-ink, #1c2733)";
    internal const string Muted = "var(--ovx-muted, #566373)";
    internal const string Line = "var(--ovx-line, #d9dfe6)";
    internal const string Track = "var(--ovx-track, #eef1f4)";
    internal const string Surface = "var(--ovx-surface, #ffffff)";
    internal const string Audience = "var(--ovx-audience, #2563a8)";
    internal const string Baseline = "var(--ovx-baseline, #7b8a9b)";
    internal const string Over = "var(--ovx-over, #0b7a6f)";
    internal const string Under = "var(--ovx-under, #b4501e)";
    internal const string Font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

    private static readonly string[] Lines =
    [
        Audience,
        "var(--ovx-line-2, #b4501e)",
        "var(--ovx-line-3, #0b7a6f)",
        "var(--ovx-line-4, #7a4aa3)",
        "var(--ovx-line-5, #8a6d00)",
        "var(--ovx-line-6, #566373)",
    ];

    // Told apart without colour, too.
    private static readonly string[] Dashes = ["none", "7 3", "2 3", "9 3 2 3", "4 2", "12 4"];

    internal static string OfIndex(double index) => index switch
    {
        >= Scales.Over => Over,
        <= Scales.Under => Under,
        _ => Baseline,
    };

    internal static string OfLine(int position) => Lines[position % Lines.Length];

    internal static string DashOfLine(int position) => Dashes[position % Dashes.Length];
}
