using Microsoft.Win32.SafeHandles;

namespace Overindex.Engine.Building;

/// <summary>A temporary file that is gone when it is closed, however the process ends.</summary>
internal sealed class SpillFile : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly string _path;

    internal SpillFile(string directory)
    {
        Directory.CreateDirectory(directory);
        _path = Path.Combine(directory, $"spill-{Guid.NewGuid():N}");
        _file = File.OpenHandle(_path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
    }

    internal void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(_file, bytes, offset);

    internal void Read(long offset, Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var read = RandomAccess.Read(_file, bytes, offset);
            if (read == 0)
            {
                throw new EndOfStreamException($"{_path} ends before what was written to it.");
            }

            bytes = bytes[read..];
            offset += read;
        }
    }

    public void Dispose() => _file.Dispose();
}
