using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Overindex.Cli.Profiles;
using Overindex.Cli.Verbs.App;
using Overindex.Cli.Verbs.Build;
using Overindex.Cli.Verbs.Demo;
using Overindex.Cli.Verbs.Grant;
using Overindex.Cli.Verbs.ProfileList;
using Overindex.Cli.Verbs.SnapshotList;
using Overindex.Cli.Verbs.TokenCreate;
using Overindex.Cli.Verbs.TokenList;
using Overindex.Cli.Verbs.User;

namespace Overindex.Cli.Rendering;

/// <summary>What <c>--output json</c> prints where the server has no answer of its own; spelled as the wire contract is.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BuildReportJson))]
[JsonSerializable(typeof(CreatedApp))]
[JsonSerializable(typeof(CreatedToken))]
[JsonSerializable(typeof(DemoStamp))]
[JsonSerializable(typeof(IReadOnlyList<ListedApp>))]
[JsonSerializable(typeof(IReadOnlyList<ListedGrant>))]
[JsonSerializable(typeof(IReadOnlyList<ListedProfile>))]
[JsonSerializable(typeof(IReadOnlyList<ListedSnapshot>))]
[JsonSerializable(typeof(IReadOnlyList<ListedToken>))]
[JsonSerializable(typeof(IReadOnlyList<ListedUser>))]
[JsonSerializable(typeof(IReadOnlyList<ShardReportJson>))]
[JsonSerializable(typeof(Profile))]
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
