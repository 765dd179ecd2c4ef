using Overindex.Engine;

namespace Overindex.Dashboard.Viewing;

/// <summary>What a rounded-up size says: more people than the boundary below it, and no more than it states.</summary>
internal static class SizeRange
{
    /// <summary>The boundary below a published size; 0 below the first.</summary>
    internal static long Below(long size, PrivacyRules rules)
    {
        var last = rules.SizeBoundaries.Count > 0 ? rules.SizeBoundaries[^1] : 0;
        if (size <= last)
        {
            return rules.SizeBoundaries.LastOrDefault(boundary => boundary < size);
        }

        if (size <= rules.SizeStepLimit)
        {
            return Math.Max(last, size - rules.SizeStep);
        }

        // Three significant digits: the step is a hundredth of the leading power of ten.
        long step = 1;
        while ((size - 1) / step >= 1_000)
        {
            step *= 10;
        }

        return Math.Max(rules.SizeStepLimit, size - step);
    }
}
