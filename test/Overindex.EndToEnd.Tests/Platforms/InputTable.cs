namespace Overindex.EndToEnd.Tests.Platforms;

/// <summary>One input of a platform as named columns of texts. Columns that are empty throughout and optional are left out.</summary>
internal sealed record InputTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string?[]> Rows)
{
    private static readonly string[] s_optional = ["age", "gender", "country", "metro", "devices", "device"];

    public static IReadOnlyList<InputTable> Of(RawPlatform platform)
    {
        List<InputTable> tables =
        [
            Make("people", ["person_id", "age", "gender", "country", "metro", "devices"], platform.People, x =>
                [x.PersonId, x.Age, x.Gender, x.Country, x.Metro, x.Devices]),
            Make("interests", ["interest_id", "name", "parent_id"], platform.Interests, x => [x.InterestId, x.Name, x.ParentId]),
            Make("items", ["item_id", "ad_account_id", "interest_ids"], platform.Items, x => [x.ItemId, x.AdAccountId, x.InterestIds]),
            Make("interactions", ["person_id", "item_id", "action", "occurred_at", "device"], platform.Interactions, x =>
                [x.PersonId, x.ItemId, x.Action, x.OccurredAt, x.Device]),
        ];
        if (platform.PersonInterests is { } given)
            tables.Add(Make("person_interests", ["person_id", "interest_id"], given, x => [x.PersonId, x.InterestId]));
        if (platform.Accounts is { } accounts)
            tables.Add(Make("accounts", ["ad_account_id", "name"], accounts, x => [x.Key, x.Name]));
        if (platform.Countries is { } countries)
            tables.Add(Make("countries", ["key", "name"], countries, x => [x.Key, x.Name]));
        if (platform.Metros is { } metros)
            tables.Add(Make("metros", ["key", "name"], metros, x => [x.Key, x.Name]));
        return tables;
    }

    private static InputTable Make<T>(string name, string[] columns, IReadOnlyList<T> rows, Func<T, string?[]> fields)
    {
        var all = rows.Select(fields).ToList();
        var kept = Enumerable.Range(0, columns.Length).Where(i => !s_optional.Contains(columns[i]) || all.Exists(row =>
            row[i] is not null)).ToList();
        return new InputTable(name, [.. kept.Select(i => columns[i])], [.. all.Select(row => kept.Select(i => row[i]).ToArray())]);
    }
}
