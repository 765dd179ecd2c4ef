namespace Overindex.Cli.Rendering;

/// <summary>Bars of block characters, exact to an eighth of a cell.</summary>
internal static class Bar
{
    private const string Eighths = "▏▎▍▌▋▊▉";

    internal static string Draw(double value, double full, int width)
    {
        var cells = full <= 0 ? 0 : Math.Clamp(value / full, 0, 1) * width;
        var eighths = (int)Math.Round(cells * 8, MidpointRounding.AwayFromZero);

        // Something is never drawn as nothing.
        eighths = value > 0 ? Math.Max(eighths, 1) : 0;
        var rest = eighths % 8;
        return new string('█', eighths / 8) + (rest == 0 ? "" : Eighths[rest - 1]);
    }
}
