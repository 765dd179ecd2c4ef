using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Overindex.Client.Answers;

/// <summary>The steps of reading JSON by hand. What is not as expected is a <see cref="JsonException"/>, as in the source-generated reader.</summary>
internal static class JsonRead
{
    private const int FirstItems = 256;

    /// <summary>Moves to an object's next property; false at its end.</summary>
    internal static bool NextProperty(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.PropertyName;
    }

    internal static void Expect(in Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type)
        {
            throw new JsonException($"There is {reader.TokenType} where {type} is expected, at byte {reader.TokenStartIndex}.");
        }
    }

    internal static string? Name(ref Utf8JsonReader reader)
    {
        if (IsNull(ref reader))
        {
            return null;
        }

        Expect(reader, JsonTokenType.String);
        return NamePool.Shared.Read(ref reader);
    }

    internal static double? Number(ref Utf8JsonReader reader)
    {
        if (IsNull(ref reader))
        {
            return null;
        }

        Expect(reader, JsonTokenType.Number);
        return reader.TryGetDouble(out var value) ? value : throw Unreadable(reader, "a number");
    }

    internal static long? Integer(ref Utf8JsonReader reader)
    {
        if (IsNull(ref reader))
        {
            return null;
        }

        Expect(reader, JsonTokenType.Number);
        return reader.TryGetInt64(out var value) ? value : throw Unreadable(reader, "an integer");
    }

    internal static bool? Boolean(ref Utf8JsonReader reader)
    {
        if (IsNull(ref reader))
        {
            return null;
        }

        return reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : throw Unreadable(reader, "true or false");
    }

    internal static DateOnly? Date(ref Utf8JsonReader reader)
    {
        if (IsNull(ref reader))
        {
            return null;
        }

        Expect(reader, JsonTokenType.String);
        return DateOnly.TryParseExact(reader.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? value
            : throw Unreadable(reader, "a date such as 2022-10-09");
    }

    internal static T? Object<T>(ref Utf8JsonReader reader, ObjectShape<T> shape)
        where T : class
    {
        if (IsNull(ref reader))
        {
            return null;
        }

        Expect(reader, JsonTokenType.StartObject);
        return shape.Read(ref reader);
    }

    internal static T[]? List<T>(ref Utf8JsonReader reader, ObjectShape<T> shape)
        where T : class
    {
        if (IsNull(ref reader))
        {
            return null;
        }

        Expect(reader, JsonTokenType.StartArray);
        var items = ArrayPool<T>.Shared.Rent(FirstItems);
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Expect(reader, JsonTokenType.StartObject);
            if (count == items.Length)
            {
                items = Grow(items);
            }

            items[count++] = shape.Read(ref reader);
        }

        var list = items.AsSpan(0, count).ToArray();
        ArrayPool<T>.Shared.Return(items, clearArray: true);
        return list;
    }

    private static T[] Grow<T>(T[] full)
    {
        var larger = ArrayPool<T>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(full, clearArray: true);
        return larger;
    }

    private static bool IsNull(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null;
    }

    private static JsonException Unreadable(in Utf8JsonReader reader, string expected) =>
        new($"The value at byte {reader.TokenStartIndex} is not {expected}.");
}
