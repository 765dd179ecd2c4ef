using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Overindex.Bench.Client.Systems;

[SuppressMessage("Performance", "CA1812", Justification = "JSON makes it.")]
internal sealed class SettableInsights
{
    public List<SettableCategory>? Categories { get; set; }

    public SettableDemographics? Demographics { get; set; }

    public string? Type { get; set; }

    public DateOnly? Date { get; set; }

    public long? Size { get; set; }

    public bool? SizeIsUpperBound { get; set; }
}

[SuppressMessage("Performance", "CA1812", Justification = "JSON makes it.")]
internal sealed class SettableCategory
{
    public string? Key { get; set; }

    public string? Name { get; set; }

    public double? Ratio { get; set; }

    public double? Index { get; set; }

    public string? Id { get; set; }

    public List<SettableSubcategory>? Subcategories { get; set; }
}

[SuppressMessage("Performance", "CA1812", Justification = "JSON makes it.")]
internal sealed class SettableSubcategory
{
    public string? Key { get; set; }

    public string? Name { get; set; }

    public double? Ratio { get; set; }

    public double? Index { get; set; }

    public string? Id { get; set; }
}

[SuppressMessage("Performance", "CA1812", Justification = "JSON makes it.")]
internal sealed class SettableDemographics
{
    public List<SettableValue>? Ages { get; set; }

    public List<SettableValue>? Genders { get; set; }

    public List<SettableValue>? Devices { get; set; }

    public List<SettableValue>? Metros { get; set; }

    public List<SettableValue>? Countries { get; set; }
}

[SuppressMessage("Performance", "CA1812", Justification = "JSON makes it.")]
internal sealed class SettableValue
{
    public string? Key { get; set; }

    public string? Name { get; set; }

    public double? Ratio { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SettableInsights))]
internal sealed partial class SettableJson : JsonSerializerContext;
