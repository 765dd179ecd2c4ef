using Microsoft.AspNetCore.Components;

namespace Overindex.Reports;

/// <summary>Interests with share and affinity as bars and as text, sub-interests indented under their category.</summary>
public sealed partial class InterestsTable : ComponentBase
{
    /// <summary>The rows, in the order shown.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<InterestRow> Rows { get; set; } = [];

    /// <summary>The table's caption.</summary>
    [Parameter]
    public string Title { get; set; } = "Interests";
}
