namespace Overindex.Bench.Client.Systems;

/// <summary>The rows of the table, in its order. The first is what the others are compared with; the last is ours.</summary>
internal static class AllSystems
{
    internal static IReadOnlyList<MeasuredSystem> Create(Uri server) =>
    [
        new RawSystem<SettableInsights>("HttpClient + source-generated JSON, settable properties", server, SettableJson.Default.SettableInsights),
        new RawSystem<InitInsights>("HttpClient + source-generated JSON, init properties", server, InitJson.Default.InitInsights),
        new RefitSystem(server),
#if GENERATED
        new NSwagSystem(server),
#endif
        new OurSystem(server),
    ];
}
