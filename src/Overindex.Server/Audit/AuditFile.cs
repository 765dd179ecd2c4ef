namespace Overindex.Server.Audit;

/// <summary>The file of the audit log: made for its owner alone, only ever appended to.</summary>
internal sealed class AuditFile
{
    private AuditFile(string path) => Path = path;

    internal string Path { get; }

    /// <exception cref="ServerStartException">It cannot be written.</exception>
    internal static AuditFile Open(string path)
    {
        var file = new AuditFile(System.IO.Path.GetFullPath(path));
        try
        {
            file.Append([]);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ServerStartException(
                $"The audit log '{file.Path}' cannot be written: {e.Message} Name another file with --audit, or do without one: --no-audit.", e);
        }
    }

    internal void Append(ReadOnlySpan<byte> lines)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(Path, options);
        stream.Write(lines);
    }
}
