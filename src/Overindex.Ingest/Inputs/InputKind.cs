namespace Overindex.Ingest.Inputs;

/// <summary>An input that a config may name, and the columns it has.</summary>
/// <param name="Name">The property in the config.</param>
/// <param name="Required">Whether every config needs it; then it must hold rows, too.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record InputKind(string Name, bool Required, IReadOnlyList<InputColumn> Columns)
{
    internal static InputKind People { get; } = new("people", true,
        [Text("person_id", true), Text("age"), Text("gender"), Text("country"), Text("metro"), List("devices")]);

    internal static InputKind Interests { get; } = new("interests", true, [Text("interest_id", true), Text("name", true), Text("parent_id")]);

    internal static InputKind Items { get; } = new("items", true,
        [Text("item_id", true), Text("ad_account_id"), List("interest_ids", true), Text("title")]);

    internal static InputKind Interactions { get; } = new("interactions", true,
        [Text("person_id", true), Text("item_id", true), Text("action", true), Time("occurred_at", true), Text("device")]);

    internal static InputKind PersonInterests { get; } = new("person_interests", false, [Text("person_id", true), Text("interest_id", true)]);

    internal static InputKind Accounts { get; } = new("accounts", false, [Text("ad_account_id", true), Text("name")]);

    internal static InputKind Countries { get; } = new("countries", false, [Text("key", true), Text("name", true)]);

    internal static InputKind Metros { get; } = new("metros", false, [Text("key", true), Text("name", true)]);

    /// <summary>In the order of the documentation.</summary>
    internal static IReadOnlyList<InputKind> All { get; } = [People, Interests, Items, Interactions, PersonInterests, Accounts, Countries, Metros];

    private static InputColumn Text(string name, bool required = false) => new(name, ColumnKind.Text, required);

    private static InputColumn List(string name, bool required = false) => new(name, ColumnKind.List, required);

    private static InputColumn Time(string name, bool required = false) => new(name, ColumnKind.Time, required);
}

/// <summary>A column of an input.</summary>
/// <param name="Name">Its name; matched without regard to case.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Required">Whether the build stops without it.</param>
internal sealed record InputColumn(string Name, ColumnKind Kind, bool Required);

/// <summary>What a column holds, whatever type a file gives it.</summary>
internal enum ColumnKind
{
    /// <summary>Text, or whole numbers taken as text.</summary>
    Text,

    /// <summary>Several texts: a list, or one text with <c>;</c> between.</summary>
    List,

    /// <summary>A moment: a timestamp, a date, or ISO 8601 text.</summary>
    Time,
}
