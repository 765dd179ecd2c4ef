namespace Overindex.Client.Testing.Serving;

/// <summary>A body that breaks off.</summary>
internal sealed class CutStream(byte[] beginning) : MemoryStream(beginning, writable: false)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await base.ReadAsync(buffer, cancellationToken) is > 0 and var read
            ? read
            : throw new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
}
