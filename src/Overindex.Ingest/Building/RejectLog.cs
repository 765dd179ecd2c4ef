using Overindex.Ingest.Duck;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Building;

/// <summary>Keeps rejected rows in DuckDB, which spills, and writes <c>rejects.csv</c>.</summary>
internal sealed class RejectLog
{
    /// <summary>What <c>rejects.csv</c> tells of a row, and in which order.</summary>
    internal const string Columns = "input, file, \"row\", \"column\", value, reason";
    internal const string Order = "input_no, file_no, \"row\"";

    private readonly DuckSession _duck;
    private readonly List<int> _hidden = [];

    internal RejectLog(DuckSession duck)
    {
        _duck = duck;
        duck.Execute("CREATE TEMP TABLE reject_inputs (input_no INTEGER, input VARCHAR)");
        duck.Execute("CREATE TEMP TABLE reject_files (input_no INTEGER, file_no INTEGER, file VARCHAR, path VARCHAR)");
        duck.Execute("CREATE TEMP TABLE reject_rules (input_no INTEGER, verdict UTINYINT, col VARCHAR, reason VARCHAR)");

        // row_no counts the rows that could be split; the lines of `unsplit` are put between them when the file is written.
        duck.Execute("CREATE TABLE rejects (input_no INTEGER, file_no INTEGER, row_no BIGINT, verdict UTINYINT, value VARCHAR)");
        duck.Execute("CREATE TEMP TABLE unsplit (input_no INTEGER, file_no INTEGER, row_no BIGINT, value VARCHAR)");
    }

    internal void Register(InputSource source, IReadOnlyList<RejectRule> rules)
    {
        var input = NumberOf(source);
        _duck.Execute($"INSERT INTO reject_inputs VALUES ({input}, {Sql.Text(source.Kind.Name)})");
        for (var i = 0; i < source.Files.Count; i++)
        {
            _duck.Execute($"INSERT INTO reject_files VALUES ({input}, {i}, {Sql.Text(source.Files[i].Name)}, {Sql.Text(source.Files[i].Path)})");
        }

        for (var i = 0; i < rules.Count; i++)
        {
            _duck.Execute($"INSERT INTO reject_rules VALUES ({input}, {i + 1}, {Sql.Text(rules[i].Column)}, {Sql.Text(rules[i].Reason)})");
        }
    }

    /// <summary>Takes the rejected rows of a numbered scan with verdicts.</summary>
    internal void Add(InputSource source, IReadOnlyList<RejectRule> rules, string verdicts)
    {
        var input = NumberOf(source);
        _duck.Execute($"INSERT INTO rejects SELECT {input}, file_no, row_no, verdict, {rules.ToValue()} FROM ({verdicts}) WHERE verdict > 0");
    }

    /// <summary>Takes the lines that DuckDB's CSV reader could not split.</summary>
    /// <returns>How many.</returns>
    internal long AddUnsplit(InputSource source, string errorsTable)
    {
        if (!source.HasMalformedLines)
        {
            return 0;
        }

        // One line may have several errors. Lines count the header, too. A scan that is repeated replaces what it found before.
        var input = NumberOf(source);
        var files = $"input_no = {input} AND file_no IN ({string.Join(", ", source.FileNumbers)})";
        _duck.Execute($"DELETE FROM unsplit WHERE {files}");
        _duck.Execute(
            $"INSERT INTO unsplit SELECT f.input_no, f.file_no, e.line - 1, min(e.csv_line) FROM {errorsTable} e "
            + $"JOIN {errorsTable}_scans s USING (scan_id, file_id) JOIN reject_files f ON f.path = s.file_path AND f.input_no = {input} GROUP BY ALL");
        return _duck.Count($"SELECT count(*) FROM unsplit WHERE {files}");
    }

    /// <summary>Notes rows that refer to what is not there any more, of which only the number is known.</summary>
    internal void AddGone(InputSource source, int fileNumber, byte verdict, string rows) => _duck.Execute(
        $"INSERT INTO rejects VALUES ({NumberOf(source)}, {fileNumber}, NULL, {verdict}, {Sql.Text(rows)})");

    /// <summary>The file and row of a row of a numbered scan, for a message.</summary>
    internal string Locate(InputSource source, int fileNumber, long row)
    {
        if (fileNumber < 0)
        {
            return $"row {row} of the SELECT";
        }

        var unsplit = _duck.Rows(
            $"SELECT row_no FROM unsplit WHERE input_no = {NumberOf(source)} AND file_no = {fileNumber} ORDER BY row_no");
        var shift = unsplit.TakeWhile((line, before) => (long)line[0]! - before <= row).Count();
        return $"{source.Files[fileNumber].Name}, row {row + shift}";
    }

    /// <summary>Leaves out an input's lines that could not be split: another shard tells of them.</summary>
    internal void HideUnsplit(InputKind kind) => _hidden.Add(NumberOf(kind));

    /// <summary>Writes every rejected row, in the order of inputs, files, rows.</summary>
    internal void Write(string path) => _duck.Execute($"COPY (SELECT {Columns} FROM ({Listed()}) ORDER BY {Order}) TO {Sql.Text(path)} (FORMAT csv, HEADER)");

    /// <summary>Writes them with what tells their order, so that the rejected rows of several shards can be put together.</summary>
    internal void Keep(string path) => _duck.Execute($"COPY (SELECT * FROM ({Listed()}) ORDER BY {Order}) TO {Sql.Text(path)} (FORMAT parquet)");

    private string Listed() =>
        $"""
        WITH places AS (
            SELECT input_no, file_no, before, max(position) AS shift
            FROM (SELECT *, row_no - position AS before
                  FROM (SELECT *, row_number() OVER (PARTITION BY input_no, file_no ORDER BY row_no) AS position FROM unsplit))
            GROUP BY ALL
        ),
        all_rejects AS (
            SELECT r.input_no, r.file_no, r.row_no + COALESCE(p.shift, 0) AS row_no, r.verdict, r.value
            FROM rejects r ASOF LEFT JOIN places p ON r.input_no = p.input_no AND r.file_no = p.file_no AND r.row_no > p.before
            UNION ALL
            SELECT input_no, file_no, row_no, NULL, value FROM unsplit WHERE input_no NOT IN (-1{string.Concat(_hidden.Select(input => $", {input}"))})
        )
        SELECT a.input_no, a.file_no, i.input, f.file, a.row_no AS "row", NULLIF(u.col, '') AS "column", a.value,
            COALESCE(u.reason, {Sql.Text(RejectRule.Malformed.Reason)}) AS reason
        FROM all_rejects a
        JOIN reject_inputs i USING (input_no)
        LEFT JOIN reject_files f USING (input_no, file_no)
        LEFT JOIN reject_rules u USING (input_no, verdict)
        """;

    /// <summary>An input's place among all.</summary>
    internal static int NumberOf(InputKind kind) => InputKind.All.TakeWhile(other => other != kind).Count();

    private static int NumberOf(InputSource source) => NumberOf(source.Kind);
}
