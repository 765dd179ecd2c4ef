using Overindex.Ingest.Duck;

namespace Overindex.Ingest.Inputs;

/// <summary>JSON lines: an object a line. Lines are read as they are and taken apart here, so that a bad line is known as one.</summary>
internal sealed class JsonReader : ISourceReader
{
    public string Malformed => "line IS NULL OR json_type(line) <> 'OBJECT'";

    public IReadOnlyList<SourceColumn> Describe(DuckSession duck, InputFile file) =>
        duck.Describe($"SELECT * FROM read_json({Sql.Path(file.Path)}, format = 'newline_delimited', ignore_errors = true)")
            .ConvertAll(c => new SourceColumn(c.Name, c.Type, "object." + Sql.Name(c.Name)));

    // Texts that look like times are taken for times by the description; they are read as texts all the same.
    public bool Accepts(ColumnKind kind, string type) =>
        type == "JSON"
        || TypeRules.Accepts(kind, type)
        || (kind != ColumnKind.Time && TypeRules.Accepts(ColumnKind.Time, type.TrimEnd('[', ']')))
        || (kind != ColumnKind.Time && type is "TIME" or "JSON[]");

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
