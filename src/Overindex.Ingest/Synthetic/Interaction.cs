namespace Overindex.Ingest.Synthetic;

/// <summary>One row of interactions, by positions.</summary>
/// <param name="Item">The item.</param>
/// <param name="Action">Position in <see cref="Keys"/>.</param>
/// <param name="Second">Seconds since the first day's midnight.</param>
/// <param name="Device">Position among the devices, or -1.</param>
internal readonly record struct Interaction(int Item, sbyte Action, int Second, sbyte Device)
{
    internal const sbyte Impression = 0;

    internal static string[] Keys { get; } = ["impression", "closeup", "save", "pin_click", "outbound_click"];
}
