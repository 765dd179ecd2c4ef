using Overindex.Ingest.Duck;

namespace Overindex.Ingest.Inputs;

/// <summary>Parquet: the file says its columns and types itself.</summary>
internal sealed record ParquetReader : ISourceReader
{
    public string Malformed => "false";

    public IReadOnlyList<SourceColumn> Describe(DuckSession duck, InputFile file) =>
        duck.Describe($"SELECT * FROM read_parquet({Sql.Path(file.Path)})").ConvertAll(c => new SourceColumn(c.Name, c.Type, Sql.Name(c.Name)));

    public bool Accepts(ColumnKind kind, string type) => TypeRules.Accepts(kind, type);

    public string From(IReadOnlyList<InputFile> files, SourceShape shape, string errorsTable) =>
        $"read_parquet({Sql.Paths(files.Select(file => file.Path))}, union_by_name = true)";

    public string Value(InputColumn column, SourceColumn source) => TypeRules.Value(column.Kind, source.Type, source.Reference);

    public string Microseconds(SourceColumn source) => TypeRules.Microseconds(source.Type, source.Reference);
}
