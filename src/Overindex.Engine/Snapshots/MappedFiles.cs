namespace Overindex.Engine.Snapshots;

/// <summary>
/// The files of a snapshot being opened. Those that were verified stay mapped for whoever takes them: what was checked is what is counted, and its
/// pages are at hand for the first count. The rest is closed with this.
/// </summary>
internal sealed class MappedFiles(string directory) : IDisposable
{
    private readonly Dictionary<string, MappedFile> _verified = [];

    internal string Directory => directory;

    /// <param name="name">Below the snapshot's directory, as manifests write it or as this system does.</param>
    internal string PathOf(string name) => Path.Combine(directory, name.Replace('/', Path.DirectorySeparatorChar));

    internal MappedFile Keep(MappedFile verified) => _verified[verified.Path] = verified;

    /// <summary>The caller's from now on.</summary>
    internal MappedFile Take(string name) => _verified.Remove(PathOf(name), out var verified) ? verified : new MappedFile(PathOf(name));

    public void Dispose()
    {
        foreach (var file in _verified.Values)
        {
            file.Dispose();
        }
    }
}
