using System.Text;
using System.Text.Json;

namespace Overindex.Client.Answers;

/// <summary>Reads the value that follows a property's name into the property.</summary>
internal delegate void PropertyReading<in T>(T target, ref Utf8JsonReader reader);

/// <summary>An object of the API: how it is made, and how each of its properties is read. Properties that it does not name are passed over.</summary>
internal sealed class ObjectShape<T>(Func<T> make, params (string Name, PropertyReading<T> Read)[] properties)
{
    private readonly (byte[] Name, PropertyReading<T> Read)[] _properties =
        [.. properties.Select(property => (Encoding.UTF8.GetBytes(property.Name), property.Read))];

    /// <summary>Reads the object that the reader stands on, to its end.</summary>
    internal T Read(ref Utf8JsonReader reader)
    {
        var value = make();
        var expected = 0;
        while (JsonRead.NextProperty(ref reader))
        {
            var found = Find(reader, expected);
            if (found < 0)
            {
                reader.Skip();
                continue;
            }

            _properties[found].Read(value, ref reader);
            expected = found + 1;
        }

        return value;
    }

    // Servers write properties in one order: the one after the last is looked for first.
    private int Find(in Utf8JsonReader reader, int expected)
    {
        for (var i = expected; i < _properties.Length; i++)
        {
            if (reader.ValueTextEquals(_properties[i].Name))
            {
                return i;
            }
        }

        for (var i = 0; i < expected; i++)
        {
            if (reader.ValueTextEquals(_properties[i].Name))
            {
                return i;
            }
        }

        return -1;
    }
}
