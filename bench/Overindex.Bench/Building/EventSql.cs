namespace Overindex.Bench.Building;

/// <summary>The SQL that makes the events. Hashes stand in for chance, so that every row depends on its number alone.</summary>
internal static class EventSql
{
    /// <summary><c>u</c> is uniform in [0, 1), and of one argument, because DuckDB only XORs the hashes of several; the names are of fixed width, as ids of real platforms are.</summary>
    internal const string Macros = """
        CREATE MACRO u(n, salt) AS (hash(64 * (n)::BIGINT + salt) >> 11)::DOUBLE / 9007199254740992.0;
        CREATE MACRO below(limit_, x) AS floor(limit_ * (x))::BIGINT;
        CREATE MACRO person_name(n) AS 'p' || lpad((n)::VARCHAR, 8, '0');
        CREATE MACRO item_name(n) AS 'i' || lpad((n)::VARCHAR, 7, '0');
        CREATE MACRO interest_name(n) AS (900000000000 + 7 * (n))::VARCHAR;
        """;

    internal const string Config = """
        {
          "people": "people.parquet",
          "interests": "interests.parquet",
          "items": "items.parquet",
          "interactions": "interactions/*.parquet"
        }

        """;

    /// <summary>A tree of three levels.</summary>
    internal static string Interests() => $"""
        SELECT interest_name(i) AS interest_id, 'Interest ' || i AS name,
            CASE WHEN i < {EventScale.Categories} THEN NULL
                 WHEN i < 250 THEN interest_name(i % {EventScale.Categories})
                 ELSE interest_name({EventScale.Categories} + i % 226) END AS parent_id
        FROM range({EventScale.Interests}) t(i)
        """;

    internal static string People(EventScale scale) => $"""
        SELECT person_name(i) AS person_id,
            ['18-24', '25-34', '35-44', '45-49', '50-54', '55-64', '65+', NULL][1 + below(8, u(i, 1))] AS age,
            ['female', 'male', 'unspecified'][1 + below(3, u(i, 2) * u(i, 2))] AS gender,
            chr((97 + country // 26)::INTEGER) || chr((97 + country % 26)::INTEGER) AS country,
            CASE WHEN country < 4 THEN (500 + below(210, u(i, 3)))::VARCHAR END AS metro,
            CASE WHEN u(i, 4) < 0.3 THEN ['iphone', 'web'] WHEN u(i, 4) < 0.6 THEN ['android_mobile'] ELSE ['iphone'] END AS devices
        FROM (SELECT i, below(60, u(i, 5) * u(i, 5)) AS country FROM range({scale.People}) t(i))
        """;

    /// <summary>Few ad accounts own most items; some items belong to nobody.</summary>
    internal static string Items(EventScale scale) => $"""
        SELECT item_name(i) AS item_id,
            CASE WHEN u(i, 11) >= 0.03 THEN (100000000000 + below({scale.Accounts}, u(i, 12) * u(i, 12)))::VARCHAR END AS ad_account_id,
            list_distinct(list_transform(range(1 + below(4, u(i, 13))), lambda k: interest_name(below({EventScale.Interests}, u(i, 20 + k) * u(i, 20 + k))))) AS interest_ids
        FROM range({scale.Items}) t(i)
        """;

    /// <summary>One day, in the order of time. Some people are more active and some items more popular, and neither is told by the id's order.</summary>
    internal static string Interactions(EventScale scale, DateOnly day) => $"""
        SELECT person_name((below({scale.People}, p * (0.4 + 0.6 * p)) * 7919 + 17) % {scale.People}) AS person_id,
            item_name((below({scale.Items}, t * t) * 7907 + 13) % {scale.Items}) AS item_id,
            ['impression', 'impression', 'impression', 'impression', 'impression', 'impression', 'closeup', 'save', 'pin_click', 'outbound_click'][1 + i % 10] AS action,
            TIMESTAMP '{day:yyyy-MM-dd}' + to_microseconds(i * {86_400_000_000 / scale.InteractionsADay}) AS occurred_at
        FROM (SELECT i, u(i + {day.DayNumber * 1_000_000_000L}, 31) AS p, u(i + {day.DayNumber * 1_000_000_000L}, 32) AS t FROM range({scale.InteractionsADay}) r(i))
        """;
}
