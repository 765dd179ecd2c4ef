using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Overindex.Cli.Rendering;

/// <summary>A wire model as the server writes it.</summary>
internal static class WireText
{
    internal static string Of<T>(T answer, JsonTypeInfo<T> model) => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(answer, model));
}
