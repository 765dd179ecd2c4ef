using System.Text;
using System.Text.Json;
using Overindex.Engine.Snapshots;

namespace Overindex.Engine.Building;

/// <summary>Writes what a snapshot knows beside its people: the catalog and the table of ad accounts.</summary>
internal sealed class CatalogWriter(PlatformIndex platform, string directory)
{
    internal void Write(int[] interestOrder, long[] audienceSizes)
    {
        WriteCatalog(interestOrder);
        WriteAccounts(audienceSizes);
    }

    private void WriteCatalog(int[] interestOrder)
    {
        var values = platform.Definition.Demographics;
        var document = new CatalogDocument(
            [.. interestOrder.Select(position => platform.Definition.Interests[position])
                .Select(interest => new CatalogInterest(interest.Id.ToString(), interest.Name, interest.Parent?.ToString()))],
            values[(int)Demographic.Age],
            values[(int)Demographic.Gender],
            values[(int)Demographic.Device],
            values[(int)Demographic.Country],
            values[(int)Demographic.Metro]);
        DurableFiles.Write(
            Path.Combine(directory, SnapshotManifest.CatalogFileName),
            JsonSerializer.SerializeToUtf8Bytes(document, SnapshotJson.Default.CatalogDocument));
    }

    private void WriteAccounts(long[] audienceSizes)
    {
        var count = platform.AccountOrder.Length;
        var accounts = platform.AccountOrder.Select(position => platform.Definition.Accounts[position]).ToArray();
        WriteArray(SnapshotFiles.AccountIds, ArrayKind.AccountIds, count, accounts.Select(account => account.Id.Code));
        WriteArray(SnapshotFiles.AccountSizes, ArrayKind.AccountSizes, 2L * count, audienceSizes);
        var names = accounts.Select(account => Encoding.UTF8.GetBytes(account.Name)).ToArray();
        var end = 0UL;
        WriteArray(SnapshotFiles.AccountNameOffsets, ArrayKind.AccountNameOffsets, count + 1L,
            names.Select(name => end += (ulong)name.Length).Prepend(0UL));
        WriteArray(SnapshotFiles.AccountNames, ArrayKind.AccountNames, (long)end, names.SelectMany(name => name));
    }

    private void WriteArray<T>(string name, ArrayKind kind, long count, IEnumerable<T> elements)
        where T : unmanaged
    {
        using var file = new ArrayFile<T>(directory, name, kind, count);
        var cursor = file.At(0);
        foreach (var element in elements)
        {
            cursor.Write(element);
        }

        cursor.Flush();
        file.Complete();
    }
}
