using System.Collections.Concurrent;

namespace Overindex.Client.Tests.Support;

/// <summary>A store that tests look into.</summary>
internal sealed class MemoryTokenStore(StoredTokens? first) : ITokenStore
{
    private volatile StoredTokens? _tokens = first;

    public StoredTokens? Tokens
    {
        get => _tokens;
        set => _tokens = value;
    }

    public ConcurrentQueue<StoredTokens> Saved { get; } = new();

    public Func<StoredTokens, Task> BeforeSave { get; set; } = _ => Task.CompletedTask;

    public ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken) => new(_tokens);

    public async ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken)
    {
        await BeforeSave(tokens);
        _tokens = tokens;
        Saved.Enqueue(tokens);
    }
}
