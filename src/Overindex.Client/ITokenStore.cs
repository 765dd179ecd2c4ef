namespace Overindex.Client;

/// <summary>Keeps tokens between runs, safe from other people's eyes: a file with owner-only permissions, a key vault.</summary>
public interface ITokenStore
{
    /// <summary>Reads the tokens. Called before each refresh, so that tokens which another process has rotated are seen.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The tokens; nothing when none were ever stored.</returns>
    ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Stores tokens durably, in place of those before. The client uses them only after this has returned.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>When they are stored.</returns>
    ValueTask SaveAsync(StoredTokens tokens, CancellationToken cancellationToken);
}
