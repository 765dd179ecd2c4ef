using DuckDB.NET.Data;

namespace Overindex.Ingest.Synthetic;

/// <summary>Writes the tables that are small beside people and interactions.</summary>
internal sealed class PlatformTables(Platform platform, string directory)
{
    private readonly SyntheticFormat _format = platform.Options.Format;

    internal void WriteInterests()
    {
        var catalog = platform.Catalog;
        string? ParentId(int interest) => catalog.ParentOf(interest) < 0 ? null : catalog.Ids[catalog.ParentOf(interest)];
        WriteTexts(
            "interests",
            ["interest_id", "name", "parent_id"],
            Enumerable.Range(0, catalog.Ids.Length).Select(interest => new[] { catalog.Ids[interest], catalog.Names[interest], ParentId(interest) }));
    }

    internal void WriteAccounts() => WriteTexts(
        "accounts",
        ["ad_account_id", "name"],
        Enumerable.Range(0, platform.Accounts.Count).Select(account => new[] { AccountPlan.IdOf(account), platform.Accounts.NameOf(account) }));

    internal void WriteNames(string name, EmbeddedTable table) => WriteTexts(
        name, ["key", "name"], Enumerable.Range(0, table.Count).Select(row => new[] { table.Text(row, "key"), table.Text(row, "name") }));

    internal void WriteItems(CancellationToken cancellationToken)
    {
        var tags = _format == SyntheticFormat.Parquet ? "string_split(tags, ';')" : "tags";
        WriteTexts(
            "items",
            ["item", "account", "tags", "title"],
            Items(cancellationToken),
            $"{PeopleTables.ItemId("item")} AS item_id, account AS ad_account_id, {tags} AS interest_ids, title");
    }

    private IEnumerable<string?[]> Items(CancellationToken cancellationToken)
    {
        var kinds = platform.Words.Texts("kind");
        var titles = platform.Words.Texts("text").Where((_, row) => kinds[row] == "title").ToArray();
        var catalog = platform.Catalog;
        var row = new string?[4];
        var item = 0;
        foreach (var (account, main) in platform.Items.All())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var second = platform.Items.SecondTag(item, main);
            row[0] = item.ToString();
            row[1] = account < 0 ? null : AccountPlan.IdOf(account);
            row[2] = main < 0 ? null : second < 0 ? catalog.Ids[main] : $"{catalog.Ids[main]};{catalog.Ids[second]}";
            row[3] = main < 0
                ? null
                : titles[item % titles.Length].Replace("{0}", catalog.Names[main].ToLowerInvariant(), StringComparison.Ordinal);
            yield return row;
            item++;
        }
    }

    private void WriteTexts(string name, string[] columns, IEnumerable<string?[]> rows, string? select = null) => TableFile.Write(
        Path.Combine(directory, name),
        _format,
        [.. columns.Select(column => new ColumnInfo(column, typeof(string)))],
        rows,
        (row, writers, at) =>
        {
            for (var column = 0; column < writers.Length; column++)
            {
                if (row[column] is { } text)
                    writers[column].WriteValue(text, at);
                else
                    writers[column].WriteNull(at);
            }
        },
        select ?? string.Join(", ", columns));
}
