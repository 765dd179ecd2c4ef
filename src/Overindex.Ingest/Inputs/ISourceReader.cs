using Overindex.Ingest.Duck;

namespace Overindex.Ingest.Inputs;

/// <summary>How one format is read. Implementations are records: files of equal readers can be read together.</summary>
internal interface ISourceReader
{
    /// <summary>Looks at a file's columns.</summary>
    IReadOnlyList<SourceColumn> Describe(DuckSession duck, InputFile file);

    /// <summary>Whether a type will do for a kind of column.</summary>
    bool Accepts(ColumnKind kind, string type);

    /// <summary>A FROM clause over files that have these columns, the needed ones paired with those of the input.</summary>
    string From(IReadOnlyList<InputFile> files, SourceShape shape, string errorsTable);

    /// <summary>SQL for a value: VARCHAR, or VARCHAR[] for a list.</summary>
    string Value(InputColumn column, SourceColumn source);

    /// <summary>SQL for the moment in microseconds of a time column, NULL where it is none.</summary>
    string Microseconds(SourceColumn source);

    /// <summary>SQL that is true for a row that could not be read.</summary>
    string Malformed { get; }
}
