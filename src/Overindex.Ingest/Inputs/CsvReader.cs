using Microsoft.VisualBasic.FileIO;
using Overindex.Ingest.Duck;

namespace Overindex.Ingest.Inputs;

/// <summary>Delimited text with a header. The dialect is stated, never guessed by DuckDB: its guess may change with the rows.</summary>
/// <param name="Delimiter">What stands between cells.</param>
/// <param name="LineEnd">What ends a row, as an escape. Quoted cells may hold other line breaks; DuckDB, left to itself, gives up on them.</param>
internal sealed record CsvReader(char Delimiter, string LineEnd) : ISourceReader
{
    private const string Lf = "\\n";
    private const string CrLf = "\\r\\n";
    private const string Cr = "\\r";

    public string Malformed => "false";

    internal static CsvReader Open(DuckSession duck, InputFile file, char delimiter) =>
        new(delimiter, FindLineEnd(duck, file));

    public IReadOnlyList<SourceColumn> Describe(DuckSession duck, InputFile file)
    {
        if (FirstLines(duck, file, LineEnd) is not [{ } header, ..])
        {
            throw new IngestException($"{file.Name} is empty: it has no header line. Write it again, or leave it out.");
        }

        using var parser = new TextFieldParser(new StringReader(header)) { TrimWhiteSpace = false, HasFieldsEnclosedInQuotes = true };
        parser.SetDelimiters(Delimiter.ToString());
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
        $"read_csv({Sql.Paths(files.Select(file => file.Path))}, delim = e'\\x{(int)Delimiter:x2}', new_line = '{LineEnd}', "
        + "quote = '\"', escape = '\"', header = true, auto_detect = false, "
        + $"columns = {{{string.Join(", ", shape.All.Select(column => $"'{column.Reference}': 'VARCHAR'"))}}}, "
        + $"ignore_errors = true, store_rejects = true, rejects_limit = 0, rejects_table = '{errorsTable}', rejects_scan = '{errorsTable}_scans')";

    public string Value(InputColumn column, SourceColumn source) => TypeRules.Value(column.Kind, source.Type, source.Reference);

    public string Microseconds(SourceColumn source) => TypeRules.Microseconds(source.Type, source.Reference);

    /// <summary>Read as if lines ended in LF, a CRLF file seems to have an empty line after each; as if in CRLF, a CR file loses bytes.</summary>
    private static string FindLineEnd(DuckSession duck, InputFile file)
    {
        var asLf = FirstLines(duck, file, Lf);
        return asLf.SequenceEqual(FirstLines(duck, file, CrLf)) ? Lf : asLf is [_, null, ..] ? CrLf : Cr;
    }

    // A delimiter that no header holds: lines come as they are.
    private static List<string?> FirstLines(DuckSession duck, InputFile file, string lineEnd) => duck
        .Rows(
            $"SELECT line FROM read_csv({Sql.Path(file.Path)}, delim = e'\\x01', quote = '', escape = '', header = false, auto_detect = false, "
            + $"new_line = '{lineEnd}', strict_mode = false, ignore_errors = true, columns = {{'line': 'VARCHAR'}}) LIMIT 2")
        .ConvertAll(row => (string?)row[0]);
}
