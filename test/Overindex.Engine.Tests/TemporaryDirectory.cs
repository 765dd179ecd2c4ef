namespace Overindex.Engine.Tests;

/// <summary>A directory of this test's own, removed with it.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("overindex-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
