using Overindex.Engine;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Building;

/// <summary>Reads items into the table <c>items</c> (item_id, ordinal, ad_account_id, tags), ordered by id, and hands them to the builder.</summary>
internal sealed class ItemStage(BuildContext build, AccountStage accounts)
{
    private readonly InputSource _source = build.Sources[InputKind.Items];

    internal void Run()
    {
        build.Clock.Start("reading items");
        build.Read(_source, tally => new TableLoad(build, _source, Rules())
        {
            Key = "item_id",
            Extend = ResolveTags,
        }.Into("item_rows", tally));
        if (!accounts.HasInput)
        {
            accounts.TakeFromItems();
        }

        build.Duck.Execute(
            "CREATE TEMP TABLE items AS SELECT CAST(row_number() OVER (ORDER BY item_id) - 1 AS INTEGER) AS ordinal, "
            + "item_id, ad_account_id, tags FROM item_rows");
        build.Duck.Execute("DROP TABLE item_rows");
    }

    internal void Feed(SnapshotBuilder builder) => build.Duck.Stream(
        "SELECT COALESCE(a.position, -1), COALESCE(i.tags, CAST([] AS INTEGER[])) FROM items i LEFT JOIN accounts a USING (ad_account_id) ORDER BY i.ordinal",
        (in chunk) =>
        {
            var owners = chunk.Values<int>(0);
            var tags = chunk.ListsOf<int>(1);
            for (var i = 0; i < chunk.Rows; i++)
            {
                builder.AddItem(owners[i], tags[i]);
            }
        });

    private List<RejectRule> Rules()
    {
        var rules = new List<RejectRule>
        {
            RejectRule.Missing("item_id"),
            RejectRule.Repeated("item_id", "item"),
            RejectRule.NotAnId("ad_account_id"),
        };
        if (accounts.HasInput)
        {
            rules.Add(new RejectRule(
                "unknown ad account",
                "ad_account_id",
                "ad_account_id IS NOT NULL AND ad_account_id NOT IN (SELECT ad_account_id FROM accounts)",
                "ad_account_id"));
        }

        rules.Add(new RejectRule("malformed interest_id", "interest_ids", "malformed_tag IS NOT NULL", "malformed_tag"));
        rules.Add(new RejectRule("unknown interest", "interest_ids", "unknown_tag IS NOT NULL", "unknown_tag"));
        return rules;
    }

    private static string ResolveTags(string rows) =>
        $"""
        SELECT r.* EXCLUDE (interest_ids), t.* EXCLUDE (row_id) FROM {rows} r LEFT JOIN (
            SELECT u.row_id,
                list(i.position ORDER BY i.position) FILTER (i.position IS NOT NULL) AS tags,
                min(CASE WHEN NOT u.is_id THEN COALESCE(u.tag, '') END) AS malformed_tag,
                min(CASE WHEN u.is_id AND i.position IS NULL THEN u.tag END) AS unknown_tag
            FROM (
                SELECT row_id, tag, COALESCE(regexp_full_match(tag, {RejectRule.Digits}), false) AS is_id
                FROM (SELECT row_id, unnest(interest_ids) AS tag FROM {rows})
            ) u LEFT JOIN interests i ON i.interest_id = u.tag
            GROUP BY u.row_id
        ) t USING (row_id)
        """;
}
