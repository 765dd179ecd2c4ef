namespace Overindex.Ingest.Building;

/// <summary>A rule that rows must keep.</summary>
/// <param name="Reason">The exact text of reports and <c>rejects.csv</c>.</param>
/// <param name="Column">The column at fault; empty for the whole row.</param>
/// <param name="Condition">SQL that is true for a row that breaks the rule.</param>
/// <param name="Value">SQL for the value at fault, VARCHAR.</param>
internal sealed record RejectRule(string Reason, string Column, string Condition, string Value)
{
    internal const string Digits = "'[0-9]{1,18}'";

    internal static RejectRule Malformed { get; } = new("malformed row", "", "malformed", "NULL");

    internal static RejectRule Missing(string column, string? reason = null) => new(reason ?? $"missing {column}", column, $"{column} IS NULL", "NULL");

    internal static RejectRule NotAnId(string column) =>
        new($"malformed {column}", column, $"{column} IS NOT NULL AND NOT regexp_full_match({column}, {Digits})", column);

    internal static RejectRule Repeated(string column, string what) => new($"duplicate {what}", column, "nth > 1", column);
}

internal static class RejectRules
{
    /// <summary>SQL for the number, from 1, of the first rule that a row breaks; 0 for a good row.</summary>
    internal static string ToVerdict(this IReadOnlyList<RejectRule> rules) =>
        $"CAST(CASE {string.Join(' ', rules.Select((rule, i) => $"WHEN {rule.Condition} THEN {i + 1}"))} ELSE 0 END AS UTINYINT)";

    /// <summary>SQL for the value at fault of a row with a verdict.</summary>
    internal static string ToValue(this IReadOnlyList<RejectRule> rules) =>
        $"CASE verdict {string.Join(' ', rules.Select((rule, i) => $"WHEN {i + 1} THEN {rule.Value}"))} END";
}
