using Microsoft.AspNetCore.Components;
using Overindex.Reports.Drawing;

namespace Overindex.Reports;

/// <summary>An affinity as a bar to the left or right of 1.0, where everybody is, and beside it as text; for a table's cell.</summary>
/// <remarks>The scale is logarithmic and ends at 8 and at an eighth: twice as common is as long as half as common.</remarks>
public sealed partial class AffinityBar : ComponentBase
{
    /// <summary>The affinity; a dash where there is none.</summary>
    [Parameter]
    public double? Index { get; set; }

    private string Standing => Index switch
    {
        >= Scales.Over => "ovx-over",
        <= Scales.Under => "ovx-under",
        _ => "",
    };
}
