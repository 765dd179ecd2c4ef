namespace Overindex.Reports.Maps;

/// <summary>The outlines of the countries large enough to be seen on a map of the world. Source: Natural Earth; tools/world-map makes the file.</summary>
internal static class World
{
    internal const int Width = 2000;

    // From the north of Greenland to Tierra del Fuego.
    internal const int Top = 30;
    internal const int Height = 890;

    private static readonly Lazy<IReadOnlyList<Outline>> Read = new(ReadAll);

    internal static IReadOnlyList<Outline> Countries => Read.Value;

    internal static bool Draws(string key) => Countries.Any(country => string.Equals(country.Code, key, StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<Outline> ReadAll()
    {
        using var stream = typeof(World).Assembly.GetManifestResourceStream("world.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .Select(parts => new Outline(parts[0], parts[1]))];
    }
}

/// <summary>A country's outline.</summary>
/// <param name="Code">ISO 3166, two lower case letters; empty for a territory without one.</param>
/// <param name="Path">As SVG draws it.</param>
internal sealed record Outline(string Code, string Path);
