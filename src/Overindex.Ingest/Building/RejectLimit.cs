namespace Overindex.Ingest.Building;

/// <summary>Whether too many of an input's rows are rejected.</summary>
internal static class RejectLimit
{
    /// <summary>What to say of it; none when they are few enough.</summary>
    internal static string? Problem(InputReport input, double maxRejects)
    {
        var rejected = input.Rejected.Sum(reject => reject.Rows);
        return rejected <= maxRejects * input.Read
            ? null
            : $"{input.Name}: {rejected} of {input.Read} rows are rejected ({100.0 * rejected / input.Read:0.##} %), more than the allowed "
                + $"{100 * maxRejects:0.##} %: {string.Join(", ", input.Rejected.Select(reject => $"{reject.Rows} {reject.Reason}"))}.";
    }
}
