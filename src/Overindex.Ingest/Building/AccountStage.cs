using Overindex.Engine;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Building;

/// <summary>Makes the table <c>accounts</c> (ad_account_id, name, position), from its input or else from the items.</summary>
internal sealed class AccountStage(BuildContext build)
{
    internal bool HasInput => build.Sources.ContainsKey(InputKind.Accounts);

    internal void ReadInput()
    {
        build.Clock.Start("reading accounts");
        var source = build.Sources[InputKind.Accounts];
        build.Read(source, tally => new TableLoad(
            build,
            source,
            [
                RejectRule.Missing("ad_account_id"),
                RejectRule.NotAnId("ad_account_id"),
                RejectRule.Repeated("ad_account_id", "ad account"),
            ])
        {
            Key = "ad_account_id",
        }.Into("account_rows", tally));
        Create("SELECT ad_account_id, COALESCE(name, ad_account_id) AS name FROM account_rows");
    }

    internal void TakeFromItems() =>
        Create("SELECT DISTINCT ad_account_id, ad_account_id AS name FROM item_rows WHERE ad_account_id IS NOT NULL");

    internal IReadOnlyList<(AdAccountId Id, string Name)> List() => build.Duck
        .Rows("SELECT ad_account_id, name FROM accounts ORDER BY position")
        .ConvertAll(row => (AdAccountId.Parse((string)row[0]!), (string)row[1]!));

    private void Create(string rows) => build.Duck.Execute(
        "CREATE TEMP TABLE accounts AS SELECT *, "
        + $"CAST(row_number() OVER (ORDER BY length(ad_account_id), ad_account_id) - 1 AS INTEGER) AS position FROM ({rows})");
}
