using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Overindex.Bench.Client.Systems;

[SuppressMessage("Performance", "CA1812", Justification = "JSON makes it.")]
internal sealed class InitInsights
{
    public List<InitCategory>? Categories { get; init; }

    public InitDemographics? Demographics { get; init; }

    public string? Type { get; init; }

    public DateOnly? Date { get; init; }

    public long? Size { get; init; }

    public bool? SizeIsUpperBound { get; init; }
}

[SuppressMessage("Performance", "CA1812", Justification = "JSON makes it.")]
internal sealed class InitCategory
{
    public string? Key { get; init; }

    public string? Name { get; init; }

    public double? Ratio { get; init; }

    public double? Index { get; init; }

    public string? Id { get; init; }

    public List<InitSubcategory>? Subcategories { get; init; }
}

[SuppressMessage("Performance", "CA1812", Justification = "JSON makes it.")]
internal sealed class InitSubcategory
{
    public string? Key { get; init; }

    public string? Name { get; init; }

    public double? Ratio { get; init; }

    public double? Index { get; init; }

    public string? Id { get; init; }
}

[SuppressMessage("Performance", "CA1812", Justification = "JSON makes it.")]
internal sealed class InitDemographics
{
    public List<InitValue>? Ages { get; init; }

    public List<InitValue>? Genders { get; init; }

    public List<InitValue>? Devices { get; init; }

    public List<InitValue>? Metros { get; init; }

    public List<InitValue>? Countries { get; init; }
}

[SuppressMessage("Performance", "CA1812", Justification = "JSON makes it.")]
internal sealed class InitValue
{
    public string? Key { get; init; }

    public string? Name { get; init; }

    public double? Ratio { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(InitInsights))]
internal sealed partial class InitJson : JsonSerializerContext;
