using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Overindex.Cli.Verbs.Build;
using Overindex.Cli.Verbs.Demo;
using Overindex.Cli.Verbs.SnapshotList;
using Overindex.Cli.Verbs.TokenCreate;
using Overindex.Cli.Verbs.TokenList;

namespace Overindex.Cli.Rendering;

/// <summary>What <c>--output json</c> prints where the server has no answer of its own; spelled as the wire contract is.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BuildReportJson))]
[JsonSerializable(typeof(CreatedToken))]
[JsonSerializable(typeof(DemoStamp))]
[JsonSerializable(typeof(IReadOnlyList<ListedSnapshot>))]
[JsonSerializable(typeof(IReadOnlyList<ListedToken>))]
internal sealed partial class CliJson : JsonSerializerContext
{
    internal static CliJson Readable { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        NewLine = "\n",
    });
}
