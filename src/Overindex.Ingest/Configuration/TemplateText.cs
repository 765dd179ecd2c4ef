using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Configuration;

/// <summary>Writes the text of a starting config.</summary>
internal static class TemplateText
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<InputKind, string> Meanings = new()
    {
        [InputKind.People] = "One row a person.",
        [InputKind.Interests] = "The taxonomy: one row an interest; parent_id is empty for a category.",
        [InputKind.Items] = "One row an item; ad_account_id is empty for an item without owner.",
        [InputKind.Interactions] = "One row an interaction; the action is impression, or any other name for an engagement.",
        [InputKind.PersonInterests] = "Interests that people hold whatever they interact with.",
        [InputKind.Accounts] = "Ad accounts and their names; without it, the accounts are those that own items.",
        [InputKind.Countries] = "Names of countries; without it, two-letter keys get their English ISO 3166 names.",
        [InputKind.Metros] = "Names of metros.",
    };

    internal static string Write(FileAssignment assignment)
    {
        var text = new StringBuilder();
        text.Append(
            """
            {
              // What `overindex build` reads. An input is a path or glob, { "files": ["...", "..."] }, or a DuckDB query where columns
              // must be mapped: { "select": "SELECT id AS person_id FROM 'members.parquet'" }. Paths are relative to this file.

            """);
        foreach (var kind in InputKind.All)
        {
            text.Append('\n');
            WriteInput(text, kind, assignment.FilesOf(kind));
        }

        text.Append("\n  // Engaged items tagged with an interest that make a person hold it.\n  \"min_engagements\": 1\n");
        foreach (var file in assignment.Unassigned)
        {
            text.Append($"\n  // Not used: {Quote(file.Name)} fits no input by its columns {Quote(string.Join(", ", file.Columns.Select(c => c.Name)))}.\n");
        }

        return text.Append("}\n").ToString();
    }

    private static void WriteInput(StringBuilder text, InputKind kind, IReadOnlyList<SurveyedFile> files)
    {
        text.Append($"  // {Meanings[kind]} Columns: {Columns(kind, true)}");
        text.Append(kind.Columns.All(column => column.Required) ? ".\n" : $"; optional: {Columns(kind, false)}.\n");
        if (files.Count == 0)
        {
            text.Append($"  {(kind.Required ? "// No file fits; this input is required.\n  " : "")}// \"{kind.Name}\": \"{kind.Name}.csv\",\n");
            return;
        }

        var names = files.Select(file => Quote(file.Name)).ToList();
        text.Append(names.Count == 1
            ? $"  \"{kind.Name}\": {names[0]},\n"
            : $"  \"{kind.Name}\": {{ \"files\": [{string.Join(", ", names)}] }},\n");
    }

    private static string Columns(InputKind kind, bool required) =>
        string.Join(", ", kind.Columns.Where(column => column.Required == required).Select(column => column.Name));

    private static string Quote(string value) => JsonSerializer.Serialize(value, Readable);
}
