using Microsoft.VisualBasic.FileIO;
using Overindex.Ingest.Duck;

namespace Overindex.Ingest.Inputs;

/// <summary>Delimited text with a header. The dialect is fixed, never guessed: a guess may change with the rows.</summary>
internal sealed class CsvReader(char delimiter) : ISourceReader
{
    public string Malformed => "false";

    private string Delimiter => $"e'\\x{(int)delimiter:x2}'";

    public IReadOnlyList<SourceColumn> Describe(DuckSession duck, InputFile file)
    {
        // A delimiter that no header holds: the first line comes as it is.
        var line = duck.Rows(
            $"SELECT line FROM read_csv({Sql.Path(file.Path)}, delim = e'\\x01', quote = '', escape = '', header = false, auto_detect = false, "
            + "strict_mode = false, ignore_errors = true, columns = {'line': 'VARCHAR'}) LIMIT 1");
        if (line is not [[string header]])
        {
            throw new IngestException($"{file.Name} is empty: it has no header line. Write it again, or leave it out.");
        }

        using var parser = new TextFieldParser(new StringReader(header)) { TrimWhiteSpace = false, HasFieldsEnclosedInQuotes = true };
        parser.SetDelimiters(delimiter.ToString());
        try
        {
            return [.. parser.ReadFields()!.Select((name, i) => new SourceColumn(name, "VARCHAR", $"c{i}"))];
        }
        catch (MalformedLineException e)
        {
            throw new IngestException($"{file.Name}: the header line cannot be split: {header}. Check its quotes.", e);
        }
    }

    public bool Accepts(ColumnKind kind, string type) => true;

    public string From(IReadOnlyList<InputFile> files, SourceShape shape, string errorsTable) =>
        $"read_csv({Sql.Paths(files.Select(file => file.Path))}, delim = {Delimiter}, quote = '\"', escape = '\"', header = true, auto_detect = false, "
        + $"columns = {{{string.Join(", ", shape.All.Select(column => $"'{column.Reference}': 'VARCHAR'"))}}}, "
        + $"ignore_errors = true, store_rejects = true, rejects_limit = 0, rejects_table = '{errorsTable}', rejects_scan = '{errorsTable}_scans')";

    public string Value(InputColumn column, SourceColumn source) => TypeRules.Value(column.Kind, source.Type, source.Reference);

    public string Microseconds(SourceColumn source) => TypeRules.Microseconds(source.Type, source.Reference);
}
