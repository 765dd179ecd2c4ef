using System.Buffers;

namespace Overindex.Client.Transport;

/// <summary>Reads a body whole into rented memory. Answers are some 50 KB; one that never ends is cut.</summary>
internal static class BodyReader
{
    internal const int MostBytes = 64 * 1024 * 1024;

    private const int FirstRent = 32 * 1024;

    internal static async Task<(byte[] Rented, int Length)> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var expected = content.Headers.ContentLength is { } known and <= MostBytes ? (int)known + 1 : FirstRent;
        var rented = ArrayPool<byte>.Shared.Rent(expected);
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            var length = 0;
            while (await stream.ReadAsync(rented.AsMemory(length), cancellationToken) is > 0 and var read)
            {
                length += read;
                if (length > MostBytes)
                {
                    throw new IOException($"The answer is longer than {MostBytes} bytes.");
                }

                if (length == rented.Length)
                {
                    rented = Grow(rented);
                }
            }

            return (rented, length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
            throw;
        }
    }

    private static byte[] Grow(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full, clearArray: true);
        return larger;
    }
}
