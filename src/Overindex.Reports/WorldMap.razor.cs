using Microsoft.AspNetCore.Components;
using Overindex.Reports.Drawing;

namespace Overindex.Reports;

/// <summary>Countries shaded by their share of the audience. Small ones are not drawn: put a list beside it.</summary>
public sealed partial class WorldMap : ComponentBase
{
    private const int Named = 10;

    private Dictionary<string, DemographicRow> _byCode = [];

    /// <summary>Countries: keys are ISO 3166 codes of two letters, in any case. Others are passed over.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<DemographicRow> Countries { get; set; } = [];

    /// <summary>What the map shows, for those who hear it.</summary>
    [Parameter]
    public string Title { get; set; } = "Countries by share of the audience";

    private string Description => string.Join("; ", Countries.Take(Named).Select(row => $"{Words.Name(row.Name)} {Words.Percent(row.Ratio)}"));

    /// <summary>Whether the map draws a country; it leaves out those too small to be seen.</summary>
    /// <param name="key">Its ISO 3166 code of two letters, in any case.</param>
    /// <returns>Whether it is there.</returns>
    public static bool Draws(string key) => Maps.World.Draws(key);

    /// <inheritdoc/>
    protected override void OnParametersSet() => _byCode = Countries
        .DistinctBy(row => row.Key, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(row => row.Key, StringComparer.OrdinalIgnoreCase);

    private DemographicRow? Find(string code) => code.Length == 0 ? null : _byCode.GetValueOrDefault(code);
}
