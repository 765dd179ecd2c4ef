using System.Buffers.Binary;
using System.Globalization;
using Overindex.Engine;

namespace Overindex.Bench.Counting;

/// <summary>One way to ask the ClickHouse engine; its default settings use all cores.</summary>
internal sealed class ClickHouseContender(Chdb chdb, string schema, string sql, CountShape shape) : IContender
{
    /// <summary>Arrays in a MergeTree ordered by person.</summary>
    internal const string Arrays =
        "SELECT arrayJoin(attributes) AS attribute, count() FROM bench.people WHERE person IN (SELECT person FROM bench.audience WHERE account = {0}) GROUP BY attribute";

    /// <summary>Prepared bitmaps: one of the people with each attribute, one of the members of each audience.</summary>
    internal const string Bitmaps =
        "SELECT attribute, bitmapAndCardinality(holders, (SELECT members FROM bench.audience_bitmaps WHERE account = {0})) AS people FROM bench.bitmaps WHERE people > 0";

    private const int RowBytes = sizeof(ushort) + sizeof(ulong);

    public string Name => $"ClickHouse, {schema}";

    public int Threads => Environment.ProcessorCount;

    public long[] Count(int account)
    {
        var counters = new long[shape.Length];
        var rows = chdb.Query(string.Format(CultureInfo.InvariantCulture, sql, account)).AsSpan();
        for (; rows.Length > 0; rows = rows[RowBytes..])
        {
            counters[BinaryPrimitives.ReadUInt16LittleEndian(rows)] = BinaryPrimitives.ReadInt64LittleEndian(rows[sizeof(ushort)..]);
        }

        return counters;
    }

    internal static void Load(string directory, string people, string audiences)
    {
        using var chdb = new Chdb(directory);
        foreach (var sql in (string[])
        [
            "CREATE DATABASE bench ENGINE = Atomic",
            "CREATE TABLE bench.people (person UInt32, attributes Array(UInt16)) ENGINE = MergeTree ORDER BY person",
            "CREATE TABLE bench.audience (account UInt8, person UInt32) ENGINE = MergeTree ORDER BY (account, person)",
            $"INSERT INTO bench.people SELECT * FROM file('{people}', 'TSV', 'person UInt32, attributes Array(UInt16)')",
            $"INSERT INTO bench.audience SELECT * FROM file('{audiences}', 'TSV', 'account UInt8, person UInt32')",
            "OPTIMIZE TABLE bench.people FINAL",
            "OPTIMIZE TABLE bench.audience FINAL",
            "CREATE TABLE bench.bitmaps (attribute UInt16, holders AggregateFunction(groupBitmap, UInt32)) ENGINE = MergeTree ORDER BY attribute",
            "INSERT INTO bench.bitmaps SELECT attribute, groupBitmapState(person) FROM bench.people ARRAY JOIN attributes AS attribute GROUP BY attribute",
            "CREATE TABLE bench.audience_bitmaps (account UInt8, members AggregateFunction(groupBitmap, UInt32)) ENGINE = MergeTree ORDER BY account",
            "INSERT INTO bench.audience_bitmaps SELECT account, groupBitmapState(person) FROM bench.audience GROUP BY account",
            "OPTIMIZE TABLE bench.bitmaps FINAL",
        ])
        {
            chdb.Query(sql);
        }
    }
}
