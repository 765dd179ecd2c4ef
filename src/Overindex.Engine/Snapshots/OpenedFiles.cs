namespace Overindex.Engine.Snapshots;

/// <summary>Closes what was opened so far when opening the rest fails.</summary>
internal sealed class OpenedFiles : IDisposable
{
    private readonly List<IDisposable> _opened = [];

    internal T Add<T>(T opened)
        where T : IDisposable
    {
        _opened.Add(opened);
        return opened;
    }

    /// <summary>Everything opened well: hands the files over to the caller.</summary>
    internal IReadOnlyList<IDisposable> Keep()
    {
        var kept = _opened.ToArray();
        _opened.Clear();
        return kept;
    }

    public void Dispose() => _opened.ForEach(opened => opened.Dispose());
}
