using Overindex.Ingest.Duck;

namespace Overindex.Ingest.Inputs;

/// <summary>JSON lines: an object a line. Lines are read as they are and taken apart here, so that a bad line is known as one.</summary>
internal sealed record JsonReader : ISourceReader
{
    private const int SampleRows = 20_000;
    private const string Mixed = "several types";

    public string Malformed => "line IS NULL OR json_type(line) <> 'OBJECT'";

    // DuckDB's own description takes a file with a single stray line for one of no columns.
    public IReadOnlyList<SourceColumn> Describe(DuckSession duck, InputFile file) => duck
        .Rows(
            $"""
            SELECT key, CASE WHEN count(DISTINCT type) > 1 THEN {Sql.Text(Mixed)} ELSE COALESCE(min(type), 'NULL') END
            FROM (
                SELECT row_no, key, NULLIF(json_type(json, '$."' || replace(key, '"', '\"') || '"'), 'NULL') AS type
                FROM (
                    SELECT json, row_no, unnest(json_keys(json)) AS key
                    FROM (SELECT json, row_number() OVER () AS row_no FROM read_ndjson_objects({Sql.Path(file.Path)}, ignore_errors = true) LIMIT {SampleRows})
                    WHERE json_type(json) = 'OBJECT'
                )
            )
            GROUP BY key ORDER BY min(row_no), key
            """)
        .ConvertAll(row => new SourceColumn((string)row[0]!, (string)row[1]!, "object." + Sql.Name((string)row[0]!)));

    public bool Accepts(ColumnKind kind, string type) => type switch
    {
        "VARCHAR" or "NULL" or Mixed => true,
        "BIGINT" or "UBIGINT" or "HUGEINT" => kind != ColumnKind.Time,
        "ARRAY" => kind == ColumnKind.List,
        _ => false,
    };

    public string From(IReadOnlyList<InputFile> files, SourceShape shape, string errorsTable)
    {
        var fields = shape.Matched.Select(pair => $"{JsonText(pair.Value.Name)}: \"JSON\"");
        return "(SELECT json AS line, json_transform(json, " + Sql.Text($"{{{string.Join(", ", fields)}}}") + ") AS object "
            + $"FROM read_ndjson_objects({Sql.Paths(files.Select(file => file.Path))}, ignore_errors = true))";
    }

    public string Value(InputColumn column, SourceColumn source)
    {
        var text = Text(source);
        return column.Kind == ColumnKind.List
            ? $"CASE WHEN json_type({source.Reference}) = 'ARRAY' THEN json_transform({source.Reference}, '[\"VARCHAR\"]') ELSE {TypeRules.SplitList(text)} END"
            : text;
    }

    public string Microseconds(SourceColumn source) => TypeRules.TextMicroseconds(Text(source));

    private static string Text(SourceColumn source) => $"NULLIF({source.Reference} ->> '$', '')";

    private static string JsonText(string name) => System.Text.Json.JsonSerializer.Serialize(name);
}
