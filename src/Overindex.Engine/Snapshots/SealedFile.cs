using System.Text;
using Overindex.Engine.Building;

namespace Overindex.Engine.Snapshots;

/// <summary>A small file, and beside it, in a file of its own, its checksum: either can be read by other programs, and damage to one of them shows.</summary>
internal static class SealedFile
{
    /// <summary>Writes both, through to the disk.</summary>
    internal static void Write(string directory, string name, string checksumName, ReadOnlySpan<byte> content)
    {
        DurableFiles.Write(Path.Combine(directory, name), content);
        DurableFiles.Write(Path.Combine(directory, checksumName), Encoding.ASCII.GetBytes(FileChecksum.Of(content)));
    }

    /// <summary>Reads both.</summary>
    /// <param name="directory">Where they are.</param>
    /// <param name="name">The file.</param>
    /// <param name="checksumName">The file of its checksum.</param>
    /// <param name="nextStep">What to do when they cannot be used.</param>
    /// <exception cref="SnapshotException">One of them cannot be read, or they do not match.</exception>
    internal static (byte[] Content, string Checksum) Read(string directory, string name, string checksumName, string nextStep)
    {
        var content = ReadAll(directory, name, nextStep);
        var checksum = FileChecksum.Of(content);
        return Encoding.ASCII.GetString(ReadAll(directory, checksumName, nextStep)) == checksum
            ? (content, checksum)
            : throw new SnapshotException($"{Path.Combine(directory, name)} does not match its checksum in {checksumName}. {nextStep}");
    }

    /// <exception cref="SnapshotException">It cannot be read.</exception>
    internal static byte[] ReadAll(string directory, string name, string nextStep)
    {
        var path = Path.Combine(directory, name);
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException($"{path} cannot be read: {exception.Message} {nextStep}", exception);
        }
    }
}
