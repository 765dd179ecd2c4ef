using DuckDB.NET.Data;

namespace Overindex.Ingest.Tests.Synthetic;

/// <summary>Generates a platform into a directory of its own and asks plain SQL about the files; knows nothing of how they are made.</summary>
public sealed class MadeUpPlatform : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("overindex-synthetic-").FullName;
    private readonly DuckDBConnection _connection = new("Data Source=:memory:");

    private MadeUpPlatform() => _connection.Open();

    public string Root => _root;

    public string Files => Path.Combine(_root, "platform");

    public SyntheticReport Report { get; private set; } = null!;

    public static async Task<MadeUpPlatform> GenerateAsync(
        int people, int seed = 1, SyntheticFormat format = SyntheticFormat.Parquet, int accounts = 60, int days = 30, int earlierWeeks = 0)
    {
        var made = new MadeUpPlatform();
        made.Report = await SyntheticPlatform.GenerateAsync(new SyntheticOptions
        {
            OutputDirectory = made.Files,
            People = people,
            Seed = seed,
            Format = format,
            Accounts = accounts,
            Days = days,
            EarlierWeeks = earlierWeeks,
        });
        made.OpenTables(format);
        return made;
    }

    public long Count(string sql) => Convert.ToInt64(Scalar(sql));

    public double Number(string sql) => Convert.ToDouble(Scalar(sql));

    public string[] Texts(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
            texts.Add(reader.GetString(0));
        return [.. texts];
    }

    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        _connection.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    private object Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }

    private void OpenTables(SyntheticFormat format)
    {
        foreach (var table in new[] { "people", "interests", "items", "accounts", "countries", "metros", "person_interests", "interactions" })
        {
            var files = Path.Combine(Files, table == "interactions" ? "interactions/part-*" : table);
            Execute(format == SyntheticFormat.Parquet
                ? $"CREATE VIEW {table} AS SELECT * FROM read_parquet('{files}.parquet')"
                : $"CREATE VIEW {table} AS SELECT * FROM read_csv('{files}.csv.gz', header = true, all_varchar = true)");
        }
    }
}
