using Overindex.Ingest.Duck;

namespace Overindex.Ingest.Inputs;

/// <summary>The user's SELECT.</summary>
internal sealed class SelectReader(string select) : ISourceReader
{
    public string Malformed => "false";

    // The line break ends a comment that the SELECT may end with.
    private string Subquery => $"({select.TrimEnd().TrimEnd(';')}\n)";

    internal IReadOnlyList<SourceColumn> Describe(DuckSession duck) =>
        duck.Describe($"SELECT * FROM {Subquery}").ConvertAll(c => new SourceColumn(c.Name, c.Type, Sql.Name(c.Name)));

    IReadOnlyList<SourceColumn> ISourceReader.Describe(DuckSession duck, InputFile file) => Describe(duck);

    public bool Accepts(ColumnKind kind, string type) => TypeRules.Accepts(kind, type);

    public string From(IReadOnlyList<InputFile> files, SourceShape shape, string errorsTable) => Subquery;

    public string Value(InputColumn column, SourceColumn source) => TypeRules.Value(column.Kind, source.Type, source.Reference);

    public string Microseconds(SourceColumn source) => TypeRules.Microseconds(source.Type, source.Reference);
}
