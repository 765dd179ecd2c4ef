using Overindex.Engine;
using Overindex.Ingest.Duck;
using Overindex.Ingest.Inputs;
using Overindex.Ingest.Lookup;

namespace Overindex.Ingest.Building;

/// <summary>Reads items, and hands them to the builder.</summary>
internal sealed class ItemStage(BuildContext build, AccountStage accounts, TextCodes interests)
{
    private readonly InputSource _source = build.Sources[InputKind.Items];

    internal ItemTable Run()
    {
        build.Clock.Start("reading items");
        ItemTable? table = null;
        build.Read(_source, tally =>
        {
            var (ids, rows) = new KeyedLoad<ItemRow>(build, _source, Rules())
            {
                Key = "item_id",
                Columns = ["ad_account_id", "interest_ids"],
                Extend = ResolveTags,
                Collect = () =>
                {
                    accounts.StartCodes();
                    return () => new Collector(accounts, interests).Collect;
                },
            }.Run(tally);
            table = new ItemTable(ids, rows);
        });
        return table!;
    }

    internal void Feed(SnapshotBuilder builder, ItemTable items)
    {
        var positions = accounts.PositionsOfCodes();
        foreach (var item in items.Rows)
        {
            builder.AddItem(item.Account < 0 ? -1 : positions[item.Account], item.Tags);
        }
    }

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
        SELECT r.*, t.* EXCLUDE (row_id) FROM {rows} r LEFT JOIN (
            SELECT u.row_id,
                min(CASE WHEN NOT u.is_id THEN COALESCE(u.tag, '') END) AS malformed_tag,
                min(CASE WHEN u.is_id AND i.position IS NULL THEN u.tag END) AS unknown_tag
            FROM (
                SELECT row_id, tag, COALESCE(regexp_full_match(tag, {RejectRule.Digits}), false) AS is_id
                FROM (SELECT row_id, unnest(interest_ids) AS tag FROM {rows})
            ) u LEFT JOIN interests i ON i.interest_id = u.tag
            GROUP BY u.row_id
        ) t USING (row_id)
        """;

    private sealed class Collector(AccountStage accounts, TextCodes interests)
    {
        private readonly List<int> _tags = [];

        internal bool Collect(in Chunk chunk, IdCollector<ItemRow> target)
        {
            var malformed = chunk.Values<bool>(0);
            var ids = chunk.Strings(1);
            var owners = chunk.Strings(2);
            var tags = chunk.ListsOfTexts(3);
            for (var i = 0; i < chunk.Rows; i++)
            {
                var account = -1;
                if (malformed[i] || !ids.IsValid(i) || (owners.IsValid(i) && !accounts.TryGetCode(owners[i], out account)) || !Read(tags.Texts, tags[i]))
                {
                    return false;
                }

                target.Add(ids[i], new ItemRow(account, [.. _tags]));
            }

            return true;
        }

        private bool Read(Chunk.Texts texts, Range range)
        {
            _tags.Clear();
            for (var at = range.Start.Value; at < range.End.Value; at++)
            {
                var interest = texts.IsValid(at) ? interests.Find(texts[at]) : -1;
                if (interest < 0)
                {
                    return false;
                }

                _tags.Add(interest);
            }

            return true;
        }
    }
}
