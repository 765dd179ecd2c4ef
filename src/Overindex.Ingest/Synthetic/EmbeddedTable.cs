namespace Overindex.Ingest.Synthetic;

/// <summary>A CSV that ships inside the assembly: a header, then rows without quotes.</summary>
internal sealed class EmbeddedTable
{
    private readonly string[] _columns;
    private readonly List<string[]> _rows = [];

    private EmbeddedTable(TextReader reader)
    {
        _columns = reader.ReadLine()!.Split(',');
        while (reader.ReadLine() is { } line)
            _rows.Add(line.Split(','));
    }

    internal int Count => _rows.Count;

    internal static EmbeddedTable Open(string name)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream($"Synthetic/{name}.csv")!;
        using var reader = new StreamReader(stream);
        return new EmbeddedTable(reader);
    }

    internal string Text(int row, string column) => _rows[row][Array.IndexOf(_columns, column)];

    internal uint Number(int row, string column) => uint.Parse(Text(row, column));

    internal string[] Texts(string column) => [.. Enumerable.Range(0, Count).Select(row => Text(row, column))];

    internal uint[] Numbers(string column) => [.. Enumerable.Range(0, Count).Select(row => Number(row, column))];
}
