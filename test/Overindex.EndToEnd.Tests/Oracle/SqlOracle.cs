using System.Globalization;
using DuckDB.NET.Data;
using Overindex.EndToEnd.Tests.Platforms;

namespace Overindex.EndToEnd.Tests.Oracle;

/// <summary>What the product must say, by plain SQL over the raw rows. Shares no code with the engine; written from the product's
/// definitions alone.</summary>
internal sealed class SqlOracle : IDisposable
{
    private readonly DuckDBConnection _connection;

    private SqlOracle(DuckDBConnection connection) => _connection = connection;

    public static SqlOracle Create(RawPlatform platform, DateOnly date, int windowDays)
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var oracle = new SqlOracle(connection);
        oracle.Run("SET threads = 2; SET TimeZone = 'UTC';");
        oracle.RunScript("Tables");
        RawLoader.Load(connection, platform);
        oracle.Run(string.Create(
            CultureInfo.InvariantCulture,
            $"INSERT INTO params VALUES (DATE '{date:yyyy-MM-dd}', {windowDays}, {platform.MinEngagements}, {platform.Accounts is not null})"));
        foreach (var script in (string[])["Rows", "Counts", "Published"])
        {
            oracle.RunScript(script, withRules: script == "Published");
        }

        return oracle;
    }

    /// <summary>Ad accounts with their names, by id.</summary>
    public IReadOnlyList<(string Id, string Name)> Accounts() =>
        Query("SELECT account, name FROM accounts ORDER BY length(account), account", row => (row.GetString(0), row.GetString(1)));

    /// <summary>Ids of the interests that have children, by id.</summary>
    public IReadOnlyList<string> Parents() =>
        Query("SELECT DISTINCT parent_id FROM interests WHERE parent_id IS NOT NULL ORDER BY length(parent_id), parent_id", row =>
            row.GetString(0));

    /// <summary>Ids of the interests without children, by id.</summary>
    public IReadOnlyList<string> Leaves() => Query(
        "SELECT interest_id FROM interests WHERE interest_id NOT IN (SELECT parent_id FROM interests WHERE parent_id IS NOT NULL) "
            + "ORDER BY interest_id",
        row => row.GetString(0));

    /// <summary>What must become of the rows of each input.</summary>
    public IReadOnlyDictionary<string, InputVerdict> Verdicts() =>
        Query(
            "SELECT input, coalesce(reason, ''), count(*), count(*) FILTER (WHERE NOT inside) FROM verdicts GROUP BY ALL",
            row => (Input: row.GetString(0), Reason: row.GetString(1), Rows: row.GetInt64(2), Outside: row.GetInt64(3)))
        .GroupBy(x => x.Input)
        .ToDictionary(x => x.Key, x => new InputVerdict(
            x.Sum(y => y.Rows),
            x.Where(y => y.Reason == "").Sum(y => y.Rows - y.Outside),
            x.Where(y => y.Reason == "").Sum(y => y.Outside),
            x.Where(y => y.Reason != "").ToDictionary(y => y.Reason, y => y.Rows)));

    /// <summary>Streams what must be published about every audience; exact figures without rules.</summary>
    public IEnumerable<ExpectedAudience> Audiences(OracleRules? rules)
    {
        SetRules(rules ?? new OracleRules { MinimumAudience = 0, MinimumCell = 1 });
        var exact = rules is null;
        using var sizes = Reader("SELECT audience, account, scope, type, people, size, available FROM published_sizes ORDER BY audience");
        using var figures = Reader(exact
            ? "SELECT audience, list, key, name, n, of_n, baseline_n, people, baseline_people, is_interest FROM figures "
                + "ORDER BY audience, list, n DESC, key"
            : "SELECT audience, list, key, name, n, of_n, baseline_n, ratio, index FROM published_figures ORDER BY audience, list, ratio DESC, key");
        var more = figures.Read();
        while (sizes.Read())
        {
            var audience = sizes.GetInt64(0);
            var lists = new Dictionary<string, IReadOnlyList<Figure>>();
            for (; more && figures.GetInt64(0) == audience; more = figures.Read())
            {
                var list = figures.GetString(1);
                if (!lists.TryGetValue(list, out var sofar))
                    lists[list] = sofar = new List<Figure>();
                ((List<Figure>)sofar).Add(exact ? ExactFigure(figures) : PublishedFigure(figures, rules!));
            }

            var people = sizes.GetInt64(4);
            var size = exact ? people : sizes.GetInt64(5);
            var key = new AudienceKey(sizes.GetString(1), sizes.GetString(2), sizes.GetString(3));
            yield return new ExpectedAudience(key, people, size, size != people, sizes.GetBoolean(6), lists);
        }
    }

    public void Dispose() => _connection.Dispose();

    private static Figure ExactFigure(DuckDBDataReader row)
    {
        var (count, of, baseline) = (row.GetInt64(4), row.GetInt64(5), row.GetInt64(6));
        decimal? index = row.GetBoolean(9) && baseline > 0 ? (decimal)count * row.GetInt64(8) / ((decimal)row.GetInt64(7) * baseline)
            : null;
        return new Figure(row.GetString(2), row.GetString(3), count, of, baseline, (decimal)count / of, index);
    }

    private static Figure PublishedFigure(DuckDBDataReader row, OracleRules rules) => new(
        row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6),
        row.GetInt64(7) / (decimal)Scale(rules.RatioDecimals),
        row.IsDBNull(8) ? null : row.GetInt64(8) / (decimal)Scale(rules.IndexDecimals));

    private static long Scale(int decimals) => (long)Math.Pow(10, decimals);

    private void SetRules(OracleRules rules) => Run(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        CREATE OR REPLACE TABLE rules AS SELECT CAST({rules.MinimumAudience} AS BIGINT) AS minimum_audience,
            CAST({rules.MinimumCell} AS BIGINT) AS minimum_cell,
            CAST({Scale(rules.RatioDecimals)} AS BIGINT) AS ratio_scale, CAST({Scale(rules.IndexDecimals)} AS BIGINT) AS index_scale,
            CAST([{string.Join(',', rules.SizeBoundaries)}] AS BIGINT[]) AS boundaries,
            CAST({rules.SizeStep} AS BIGINT) AS step, CAST({rules.SizeStepLimit} AS BIGINT) AS step_limit
        """));

    private void RunScript(string name, bool withRules = false)
    {
        if (withRules)
            SetRules(new OracleRules());
        using var stream = typeof(SqlOracle).Assembly.GetManifestResourceStream(name + ".sql")!;
        using var reader = new StreamReader(stream);
        Run(reader.ReadToEnd());
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private DuckDBDataReader Reader(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteReader();
    }

    private List<T> Query<T>(string sql, Func<DuckDBDataReader, T> read)
    {
        using var reader = Reader(sql);
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
}
