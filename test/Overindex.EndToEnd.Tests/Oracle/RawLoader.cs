using DuckDB.NET.Data;
using Overindex.EndToEnd.Tests.Platforms;

namespace Overindex.EndToEnd.Tests.Oracle;

/// <summary>Puts raw rows into the oracle's tables as they are; an empty text is none.</summary>
internal static class RawLoader
{
    public static void Load(DuckDBConnection connection, RawPlatform platform)
    {
        Append(connection, "raw_people", platform.People, x => [x.PersonId, x.Age, x.Gender, x.Country, x.Metro, x.Devices]);
        Append(connection, "raw_interests", platform.Interests, x => [x.InterestId, x.Name, x.ParentId]);
        Append(connection, "raw_items", platform.Items, x => [x.ItemId, x.AdAccountId, x.InterestIds]);
        Append(connection, "raw_interactions", platform.Interactions, x => [x.PersonId, x.ItemId, x.Action, x.OccurredAt, x.Device]);
        Append(connection, "raw_person_interests", platform.PersonInterests ?? [], x => [x.PersonId, x.InterestId]);
        Append(connection, "raw_accounts", platform.Accounts ?? [], x => [x.Key, x.Name]);
        Append(connection, "raw_countries", platform.Countries ?? [], x => [x.Key, x.Name]);
        Append(connection, "raw_metros", platform.Metros ?? [], x => [x.Key, x.Name]);
    }

    private static void Append<T>(DuckDBConnection connection, string table, IReadOnlyList<T> rows, Func<T, string?[]> fields)
    {
        using var appender = connection.CreateAppender(table);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = appender.CreateRow().AppendValue(i + 1L);
            foreach (var field in fields(rows[i]))
            {
                if (string.IsNullOrEmpty(field))
                    row.AppendNullValue();
                else
                    row.AppendValue(field);
            }

            row.EndRow();
        }
    }
}
