using Overindex.Engine;

namespace Overindex.Ingest.Parts;

/// <summary>Finds the shards that a request means.</summary>
internal static class PartChoice
{
    internal static PartDirectory Choose(SnapshotStore store, PublicationRequest request)
    {
        var all = PartDirectory.All(store.DataDirectory)
            .Where(parts => (request.Date ?? parts.Date) == parts.Date && (request.Shards ?? parts.Shards) == parts.Shards)
            .ToList();
        return all switch
        {
            [var only] => only,
            [] => throw new IngestException($"{Wanted(request)} {store.DataDirectory}.{Published(store, request)}"),
            _ => throw new IngestException(
                $"There are shards of several snapshots in {store.DataDirectory}: "
                + $"{string.Join(", ", all.Select(parts => $"{parts.Date:yyyy-MM-dd} in {parts.Shards}"))}. "
                + "Say which to publish with --date and --shards."),
        };
    }

    private static string Wanted(PublicationRequest request) =>
        $"No shard{(request.Date is { } date ? $" for {date:yyyy-MM-dd}" : "")}"
        + $"{(request.Shards is { } shards ? $" of {shards}" : "")} is there to be published in";

    private static string Published(SnapshotStore store, PublicationRequest request) =>
        store.List().LastOrDefault(id => (request.Date ?? id.Date) == id.Date) is var newest && newest != default
            ? $" The snapshot {newest} is published already."
            : " 'overindex build --shards N --only K' builds one.";
}
