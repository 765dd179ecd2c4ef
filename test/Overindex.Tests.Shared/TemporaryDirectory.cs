namespace Overindex.Tests.Shared;

/// <summary>A directory of one test's own, removed with everything in it.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    // What was just stopped may write its last file while the others are removed.
    private const int Tries = 100;

    internal string Path { get; } = Directory.CreateTempSubdirectory("overindex-test-").FullName;

    internal string Combine(params ReadOnlySpan<string> names) => System.IO.Path.Combine([Path, .. names]);

    public void Dispose()
    {
        for (var left = Tries; Directory.Exists(Path); left--)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (IOException) when (left > 0)
            {
                continue;
            }
        }
    }
}
