namespace Overindex.Ingest.Inputs;

/// <summary>Which DuckDB types will do for which kind of column, and how they become text, list or time.</summary>
internal static class TypeRules
{
    internal const string Varchar = "VARCHAR";

    // An ISO 8601 time always starts so; DuckDB's cast alone would take 2013/1/5, 'epoch' and 'infinity' too.
    private const string IsoDateStart = "'____-__-__%'";

    // Forms without seconds that ISO 8601 has and DuckDB's cast has not.
    private const string ShortForms = "['%Y-%m-%dT%H:%MZ', '%Y-%m-%dT%H:%M%z', '%Y-%m-%d %H:%MZ', '%Y-%m-%d %H:%M%z']";

    private static readonly HashSet<string> Texts =
    [
        Varchar, "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT", "UUID", "\"NULL\"",
    ];

    internal static string Describe(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => "text or whole numbers",
        ColumnKind.List => "a list of texts or whole numbers, or one text with ; between them",
        _ => "a timestamp, a date, or ISO 8601 text such as 2013-10-31T12:00:00Z",
    };

    /// <summary>Whether a time of this type has to be parsed.</summary>
    internal static bool IsTimeText(string type) => type != "DATE" && !type.StartsWith("TIMESTAMP", StringComparison.Ordinal);

    internal static bool Accepts(ColumnKind kind, string type) => kind switch
    {
        ColumnKind.Text => IsText(type),
        ColumnKind.List => IsText(type) || (IsList(type) && IsText(type[..type.LastIndexOf('[')])),
        _ => type is Varchar or "DATE" or "\"NULL\"" || type.StartsWith("TIMESTAMP", StringComparison.Ordinal),
    };

    internal static string Value(ColumnKind kind, string type, string reference) => kind switch
    {
        ColumnKind.List when IsList(type) => $"COALESCE(CAST({reference} AS VARCHAR[]), [])",
        ColumnKind.List => SplitList(AsText(type, reference)),
        _ => AsText(type, reference),
    };

    internal static string SplitList(string text) => $"CASE WHEN {text} IS NULL THEN [] ELSE string_split({text}, ';') END";

    internal static string Microseconds(string type, string reference) => type switch
    {
        Varchar => TextMicroseconds(reference),
        "TIMESTAMP WITH TIME ZONE" => $"epoch_us({reference})",
        _ => $"epoch_us(CAST({reference} AS TIMESTAMP))",
    };

    internal static string TextMicroseconds(string text) =>
        $"CASE WHEN {text} LIKE {IsoDateStart} THEN epoch_us(COALESCE(TRY_CAST({text} AS TIMESTAMPTZ), TRY_STRPTIME({text}, {ShortForms}))) END";

    private static string AsText(string type, string reference) =>
        type == Varchar ? $"NULLIF({reference}, '')" : $"CAST({reference} AS VARCHAR)";

    private static bool IsList(string type) => type.EndsWith(']');

    private static bool IsText(string type) =>
        Texts.Contains(type)
        || type.StartsWith("ENUM(", StringComparison.Ordinal)
        || (type.StartsWith("DECIMAL(", StringComparison.Ordinal) && type.EndsWith(",0)", StringComparison.Ordinal));
}
