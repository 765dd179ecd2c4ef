using Overindex.Engine;
using Overindex.Server;

namespace Overindex.Cli.Backups;

/// <summary>Tries out a data directory as a server would.</summary>
internal static class BackedUpData
{
    /// <exception cref="CliException">The identity database is damaged.</exception>
    /// <exception cref="SnapshotException">A snapshot or the privacy rules are damaged.</exception>
    /// <exception cref="TokenStoreException">The tokens are damaged.</exception>
    internal static void Verify(string directory, string name, CancellationToken cancellationToken)
    {
        var store = new SnapshotStore(directory);
        foreach (var id in store.List())
        {
            store.Open(id, SnapshotVerification.Full, cancellationToken).Dispose();
        }

        _ = PrivacyRules.Load(directory);
        _ = new TokenStore(directory).List();
        var database = Path.Combine(directory, BackupWriter.IdentityDatabase);
        if (File.Exists(database))
        {
            IdentityCopy.Verify(database, name);
        }
    }
}
