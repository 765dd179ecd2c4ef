namespace Overindex.Cli.Tests.Support;

internal sealed class TemporaryDirectory : IDisposable
{
    internal TemporaryDirectory() => FullPath = Directory.CreateTempSubdirectory("overindex-cli-").FullName;

    internal string FullPath { get; }

    internal string this[string name] => Path.Combine(FullPath, name);

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
