using Microsoft.AspNetCore.Components;

namespace Overindex.Reports;

/// <summary>A share as a bar and, beside it, as text; for a table's cell.</summary>
public sealed partial class ShareBar : ComponentBase
{
    /// <summary>The share, 0 to 1; a dash where there is none.</summary>
    [Parameter]
    public double? Value { get; set; }

    /// <summary>Everybody's share, 0 to 1, as a tick on the bar; nothing for no tick.</summary>
    [Parameter]
    public double? Baseline { get; set; }

    /// <summary>The share that fills the bar, over 0; 1 by default.</summary>
    [Parameter]
    public double Full { get; set; } = 1;
}
