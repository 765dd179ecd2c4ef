namespace Overindex.Ingest.Inputs;

/// <summary>Checks an input's compressed files for damage while they are being read.</summary>
internal sealed class DamageWatch : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly Task<string?> _check;

    internal DamageWatch(InputSource source, CancellationToken cancellation)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _check = Task.Run(() => Find(source, _stop.Token), CancellationToken.None);
    }

    /// <summary>Waits for the check.</summary>
    /// <exception cref="IngestException">A file is damaged.</exception>
    internal void Check()
    {
        if (_check.GetAwaiter().GetResult() is { } damage)
        {
            throw new IngestException(damage);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        ((IAsyncResult)_check).AsyncWaitHandle.WaitOne();
        _ = _check.Exception;
        _stop.Dispose();
    }

    private static string? Find(InputSource source, CancellationToken cancellation)
    {
        foreach (var file in source.FileNumbers.Select(number => source.Files[number]))
        {
            try
            {
                if (CompressedFile.FindDamage(file.Path, cancellation) is { } damage)
                {
                    return $"{source.Kind.Name}: {file.Name} cannot be read: {damage}. Write it again.";
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return $"{source.Kind.Name}: {file.Name} cannot be read: {e.Message}";
            }
        }

        return null;
    }
}
