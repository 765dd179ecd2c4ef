using Overindex.Ingest.Configuration;
using Overindex.Ingest.Duck;

namespace Overindex.Ingest.Inputs;

/// <summary>An input, opened: its files are there, its columns have the right names and types. Makes the SQL that reads it.</summary>
internal sealed class InputSource
{
    private readonly IReadOnlyList<Part> _parts;

    private InputSource(InputKind kind, IReadOnlyList<InputFile> files, IReadOnlyList<Part> parts)
    {
        Kind = kind;
        Files = files;
        _parts = parts;
    }

    internal InputKind Kind { get; }

    /// <summary>The files, in the order in which their rows count; empty for a SELECT.</summary>
    internal IReadOnlyList<InputFile> Files { get; }

    /// <summary>The numbers, in <see cref="Files"/>, of those files that are read.</summary>
    internal IEnumerable<int> FileNumbers => Files.Index().Where(file => _parts.Any(part => part.Files.Contains(file.Item))).Select(file => file.Index);

    /// <summary>As messages name it.</summary>
    internal string Name => Files.Count switch
    {
        0 => $"{Kind.Name} (SELECT)",
        1 => $"{Kind.Name}: {Files[0].Name}",
        _ => $"{Kind.Name}: {Files[0].Name} and {Files.Count - 1} more",
    };

    internal bool HasMalformedLines => _parts.Any(part => part.Reader is CsvReader);

    /// <summary>The same input, of which only some files are read; they keep their numbers.</summary>
    internal InputSource Of(IReadOnlyCollection<InputFile> files) => new(Kind, Files,
    [
        .. _parts
            .Select(part => part with { Files = [.. part.Files.Where(files.Contains)] })
            .Where(part => part.Files.Count > 0),
    ]);

    internal static InputSource Open(DuckSession duck, FileFinder finder, InputKind kind, InputLocation location)
    {
        if (location.Select is { } select)
        {
            var reader = new SelectReader(select);
            var columns = DuckErrors.Explain($"{kind.Name} (SELECT)", () => reader.Describe(duck));
            return new InputSource(kind, [], [new Part(reader, [], SourceShape.Match(kind, "the SELECT", columns, reader))]);
        }

        var files = finder.Find(kind.Name, location);
        var shapes = files.ConvertAll(file =>
        {
            var (reader, columns) = DuckErrors.Explain($"{kind.Name}: {file.Name}", () => Look(duck, file));
            return (File: file, Reader: reader, Shape: SourceShape.Match(kind, file.Name, columns, reader));
        });
        var parts = shapes
            .GroupBy(x => (x.Reader, x.Shape.Signature))
            .Select(group => new Part(group.Key.Reader, [.. group.Select(x => x.File)], group.First().Shape));
        return new InputSource(kind, files, [.. parts]);
    }

    /// <summary>Lines that DuckDB's CSV reader could not split in a finished scan.</summary>
    internal long CountUnsplit(DuckSession duck, string errorsTable) => HasMalformedLines ? duck.Count($"SELECT count(*) FROM {errorsTable}") : 0;

    /// <summary>Whether a time comes as text somewhere.</summary>
    internal bool HasTextTimes => _parts.Any(part => Kind.Columns.Any(
        column => column.Kind == ColumnKind.Time && part.Shape.Matched.TryGetValue(column.Name, out var source) && TypeRules.IsTimeText(source.Type)));

    internal bool Has(string column) => _parts.Any(part => part.Shape.Matched.ContainsKey(column));

    /// <summary>
    /// A query over the input: <c>file_no</c>, <c>row_no</c> (from 1, of the rows that could be split), <c>malformed</c>, then the input's columns,
    /// and <c>*_us</c> for times. Numbering reads each file by itself and in order; without it both numbers are 0.
    /// </summary>
    /// <param name="errorsTable">Where DuckDB's CSV reader notes the lines that it cannot split.</param>
    /// <param name="numbered">Whether rows are numbered.</param>
    /// <param name="rawText">Leaves an empty text as it is, which costs less; otherwise it is NULL.</param>
    internal string Scan(string errorsTable, bool numbered, bool rawText = false)
    {
        var selects = numbered
            ? _parts.SelectMany(part => part.Files.Count == 0
                ? [Select(part, [], -1, errorsTable, rawText)]
                : part.Files.Select(file => Select(part, [file], NumberOf(file), errorsTable, rawText)))
            : _parts.Select(part => Select(part, part.Files, null, errorsTable, rawText));
        return string.Join("\nUNION ALL\n", selects);
    }

    /// <summary>The same over one file only.</summary>
    internal string ScanOf(InputFile file, string errorsTable) => Select(_parts.First(part => part.Files.Contains(file)), [file], NumberOf(file), errorsTable);

    private int NumberOf(InputFile file) => Files.TakeWhile(other => other != file).Count();

    /// <summary>How a file is read, and the columns it has.</summary>
    internal static (ISourceReader Reader, IReadOnlyList<SourceColumn> Columns) Look(DuckSession duck, InputFile file)
    {
        ISourceReader reader = file.Format switch
        {
            InputFormat.Csv => CsvReader.Open(duck, file, ','),
            InputFormat.Tsv => CsvReader.Open(duck, file, '\t'),
            InputFormat.Parquet => new ParquetReader(),
            _ => new JsonReader(),
        };
        return (reader, reader.Describe(duck, file));
    }

    private string Select(Part part, IReadOnlyList<InputFile> files, int? fileNumber, string errorsTable, bool rawText = false)
    {
        var values = new List<string>
        {
            $"{fileNumber ?? 0} AS file_no",
            $"{(fileNumber is null ? "CAST(0 AS BIGINT)" : "row_number() OVER ()")} AS row_no",
            $"{part.Reader.Malformed} AS malformed",
        };
        foreach (var column in Kind.Columns)
        {
            var source = part.Shape.Matched.GetValueOrDefault(column.Name);
            var missing = column.Kind == ColumnKind.List ? "CAST([] AS VARCHAR[])" : "CAST(NULL AS VARCHAR)";
            var isRaw = rawText && column.Kind == ColumnKind.Text && source?.Type == TypeRules.Varchar && part.Reader is not JsonReader;
            values.Add($"{(source is null ? missing : isRaw ? source.Reference : part.Reader.Value(column, source))} AS {column.Name}");
            if (column.Kind == ColumnKind.Time)
            {
                values.Add($"{(source is null ? "CAST(NULL AS BIGINT)" : part.Reader.Microseconds(source))} AS {column.Name}_us");
            }
        }

        return $"SELECT {string.Join(", ", values)} FROM {part.Reader.From(files, part.Shape, errorsTable)}";
    }

    private sealed record Part(ISourceReader Reader, IReadOnlyList<InputFile> Files, SourceShape Shape);
}
