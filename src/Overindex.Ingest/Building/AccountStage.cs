using System.Buffers;
using Overindex.Engine;
using Overindex.Ingest.Inputs;
using Overindex.Ingest.Lookup;

namespace Overindex.Ingest.Building;

/// <summary>Knows the ad accounts: those of their input, kept as the table <c>accounts</c> too, or else those of the items.</summary>
internal sealed class AccountStage(BuildContext build)
{
    private const int MaxDigits = 18;
    private static readonly SearchValues<byte> s_digits = SearchValues.Create("0123456789"u8);

    private List<(string Id, string Name)> _listed = [];
    private TextCodes _codes = new();

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
        }.Into("accounts", tally));
        _listed = build.Duck.Rows("SELECT ad_account_id, COALESCE(name, ad_account_id) FROM accounts")
            .ConvertAll(row => ((string)row[0]!, (string)row[1]!));
    }

    /// <summary>Items are read anew: without an input, accounts are only those that they name.</summary>
    internal void StartCodes() => _codes = new TextCodes(_listed.Select(account => account.Id));

    /// <summary>The code of an item's ad account; safe for concurrent use.</summary>
    /// <returns>False when the id is malformed, or is not listed though there is an input.</returns>
    internal bool TryGetCode(ReadOnlySpan<byte> id, out int code)
    {
        code = _codes.Find(id);
        if (code < 0 && !HasInput && IsId(id))
        {
            code = _codes.CodeOf(id);
        }

        return code >= 0;
    }

    /// <summary>All ad accounts, by length and digits of their ids.</summary>
    internal IReadOnlyList<(AdAccountId Id, string Name)> List() =>
        [.. (HasInput ? _listed : _codes.Texts.Select(id => (Id: id, Name: id)))
            .OrderBy(account => account.Id.Length).ThenBy(account => account.Id, StringComparer.Ordinal)
            .Select(account => (AdAccountId.Parse(account.Id), account.Name))];

    /// <summary>By code, the position in <see cref="List"/>.</summary>
    internal int[] PositionsOfCodes()
    {
        var positions = List().Select((account, position) => (Id: account.Id.ToString(), position)).ToDictionary(x => x.Id, x => x.position);
        return [.. _codes.Texts.Select(id => positions[id])];
    }

    internal static bool IsId(ReadOnlySpan<byte> text) => text.Length is > 0 and <= MaxDigits && !text.ContainsAnyExcept(s_digits);
}
