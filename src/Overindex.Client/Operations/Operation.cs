using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Overindex.Client.Operations;

/// <summary>Reads an answer's body.</summary>
internal delegate T? BodyReading<T>(ReadOnlySpan<byte> body);

/// <summary>An operation of the API: its name in telemetry, and how its answer is read.</summary>
internal sealed record Operation<T>(string Name, BodyReading<T> Read)
{
    internal Operation(string name, JsonTypeInfo<T> model)
        : this(name, body => JsonSerializer.Deserialize(body, model))
    {
    }
}
