using Overindex.Ingest.Configuration;

namespace Overindex.Ingest.Building;

/// <summary>English names for the keys that platforms share.</summary>
internal static class KnownNames
{
    internal static IReadOnlyDictionary<string, string> Genders { get; } = new Dictionary<string, string>
    {
        ["female"] = "Female",
        ["male"] = "Male",
        ["unspecified"] = "Unspecified",
    };

    internal static IReadOnlyDictionary<string, string> Devices { get; } = new Dictionary<string, string>
    {
        ["android_mobile"] = "Android phone",
        ["android_tablet"] = "Android tablet",
        ["ipad"] = "iPad",
        ["iphone"] = "iPhone",
        ["web"] = "Web",
        ["web_mobile"] = "Mobile web",
    };

    /// <summary>ISO 3166-1 alpha-2 codes in lower case.</summary>
    internal static IReadOnlyDictionary<string, string> Countries { get; } = EmbeddedText.Read("countries.txt")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(line => line[..2], line => line[3..]);
}
