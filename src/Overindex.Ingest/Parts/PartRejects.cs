using Overindex.Ingest.Building;
using Overindex.Ingest.Duck;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Parts;

/// <summary>Puts the rejected rows of all shards together.</summary>
internal sealed class PartRejects(PartDirectory parts, IReadOnlyList<PartManifest> manifests, string path)
{
    private readonly IReadOnlyList<int> _shards = [.. manifests.Where(manifest => manifest.Rejects is not null).Select(manifest => manifest.Shard)];

    /// <summary>Where they are; none if there are none.</summary>
    internal string? Path => _shards.Count > 0 ? path : null;

    internal void Write(CancellationToken cancellation) =>
        RejectsFile.Replace(path, _shards.Count > 0 ? temporary => Write(temporary, cancellation) : null);

    private void Write(string temporary, CancellationToken cancellation)
    {
        // Every shard judges all rows of the other inputs, and says the same of them.
        var divided = string.Join(", ", InputKind.All.Where(ShardChoice.IsByPerson).Select(RejectLog.NumberOf));
        var rows = string.Join("\nUNION ALL\n", _shards.Select(shard =>
            $"SELECT * FROM read_parquet({Sql.Path(PartDirectory.RejectsOf(parts.PathOf(shard)))})"
            + (shard == 0 ? "" : $" WHERE input_no IN ({divided})")));
        using var duck = new DuckSession(new DuckSettings { SearchDirectory = parts.Path }, cancellation);
        duck.Execute($"COPY (SELECT {RejectLog.Columns} FROM ({rows}) ORDER BY {RejectLog.Order}) TO {Sql.Text(temporary)} (FORMAT csv, HEADER)");
    }
}
