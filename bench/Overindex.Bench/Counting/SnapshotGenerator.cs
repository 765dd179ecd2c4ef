using System.Text;
using System.Text.Json;
using Overindex.Engine;
using Overindex.Engine.Snapshots;

namespace Overindex.Bench.Counting;

/// <summary>Writes a made-up platform straight in snapshot form: a build from events would take hours to make 100 M people.</summary>
internal sealed class SnapshotGenerator
{
    private static readonly DateOnly Date = new(2026, 10, 31);

    private readonly PlatformSpec _spec;
    private readonly string _directory;
    private readonly string _shard;
    private readonly RowLayout _layout;
    private readonly long[] _engaged;
    private readonly long[] _everybody;

    private SnapshotGenerator(PlatformSpec spec, string directory)
    {
        _spec = spec;
        _directory = directory;
        _shard = Directory.CreateDirectory(Path.Combine(directory, SnapshotFiles.ShardDirectory(0))).FullName;
        _layout = new RowLayout(spec.Shape);
        _engaged = new long[spec.Shape.Length];
        _everybody = new long[spec.Shape.Length];
    }

    /// <summary>The data directory of a platform in the cache, made if need be.</summary>
    internal static string DataDirectory(PlatformSpec spec) => CacheDirectory.Make(spec.Name, $"a snapshot of {spec.People:N0} people", directory =>
        new SnapshotGenerator(spec, Directory.CreateDirectory(Path.Combine(directory, "snapshots", $"{Date:yyyy-MM-dd}.r1")).FullName).Write());

    private void Write()
    {
        WritePeople();
        WriteAudiences();
        WriteArray<long>(Path.Combine(_shard, SnapshotFiles.PlatformCounters), ArrayKind.PlatformCounters, [.. _engaged, .. _everybody]);
        WriteAccounts();
        File.WriteAllBytes(
            Path.Combine(_directory, SnapshotManifest.CatalogFileName), JsonSerializer.SerializeToUtf8Bytes(Catalog(), SnapshotJson.Default.CatalogDocument));
        WriteManifest();
    }

    private void WritePeople()
    {
        using var rows = new RawArrayFile<byte>(Path.Combine(_shard, SnapshotFiles.People), ArrayKind.People, RowLayout.RowBytes);
        using var tail = _layout.TailInterests > 0 ? new TailFiles(_shard) : null;
        foreach (var chunk in ChunkedPeople.Select(_spec, (draw, first, end) => PeopleChunk.Draw(draw, _spec.Shape, _layout, first, end)))
        {
            rows.Write(chunk.Rows);
            tail?.Write(chunk);
            Add(chunk.Engaged, _engaged);
            Add(chunk.Everybody, _everybody);
        }
    }

    private void WriteAudiences()
    {
        using var offsets = new RawArrayFile<ulong>(Path.Combine(_shard, SnapshotFiles.AudienceOffsets), ArrayKind.AudienceOffsets);
        using var members = new RawArrayFile<uint>(Path.Combine(_shard, SnapshotFiles.AudienceMembers), ArrayKind.AudienceMembers);
        using var sizes = new RawArrayFile<long>(Path.Combine(_directory, SnapshotFiles.AccountSizes), ArrayKind.AccountSizes);
        var end = 0UL;
        offsets.Write(end);
        for (var account = 0; account < _spec.Audiences.Length; account++)
        {
            var all = AudienceDraw.Members(_spec.People, _spec.Audiences[account], account);
            foreach (var engaged in (bool[])[true, false])
            {
                var part = Array.FindAll(all, member => AudienceDraw.IsEngaged(member, account) == engaged);
                members.Write(part);
                sizes.Write(part.Length);
                offsets.Write(end += (ulong)part.Length);
            }
        }
    }

    private void WriteAccounts()
    {
        var names = _spec.Audiences.Select((size, account) => Encoding.UTF8.GetBytes($"Account {account} of {size}")).ToArray();
        var ends = names.Aggregate(new List<ulong> { 0 }, (so, name) => [.. so, so[^1] + (ulong)name.Length]);
        WriteArray<long>(
            Path.Combine(_directory, SnapshotFiles.AccountIds), ArrayKind.AccountIds, [.. names.Select((_, account) => PlatformSpec.Account(account).Code)]);
        WriteArray<ulong>(Path.Combine(_directory, SnapshotFiles.AccountNameOffsets), ArrayKind.AccountNameOffsets, [.. ends]);
        WriteArray<byte>(Path.Combine(_directory, SnapshotFiles.AccountNames), ArrayKind.AccountNames, [.. names.SelectMany(name => name)]);
    }

    private CatalogDocument Catalog()
    {
        var shape = _spec.Shape;
        return new CatalogDocument(
            [.. Enumerable.Range(0, _spec.Interests).Select(i => new CatalogInterest(
                InterestIdOf(i), $"Interest {i}", PersonDraw.ParentOf(i) is >= 0 and var parent ? InterestIdOf(parent) : null))],
            Values("age", shape.Ages), Values("gender", shape.Genders), Values("device", shape.Devices), Values("country", shape.Countries), Values("metro", shape.Metros));
    }

    private void WriteManifest()
    {
        var paths = Directory.GetFiles(_directory, "*", SearchOption.AllDirectories);
        Array.Sort(paths, StringComparer.Ordinal);
        var manifest = new SnapshotManifest
        {
            Format = SnapshotManifest.FormatVersion,
            GenerationDate = Date,
            WindowDays = 30,
            MinEngagements = 1,
            People = _spec.People,
            EngagedPeople = _engaged[0],
            Accounts = _spec.Audiences.Length,
            Interests = _spec.Interests,
            ShardPeople = [_spec.People],
            Files = [.. paths.Zip(FileChecksum.OfFiles(paths, CancellationToken.None), (path, checksum) =>
                new ManifestFile(Path.GetRelativePath(_directory, path).Replace(Path.DirectorySeparatorChar, '/'), new FileInfo(path).Length, checksum))],
        };
        var json = manifest.ToJson();
        File.WriteAllBytes(Path.Combine(_directory, SnapshotManifest.FileName), json);
        File.WriteAllText(Path.Combine(_directory, SnapshotManifest.ChecksumFileName), FileChecksum.Of(json));
    }

    private static string InterestIdOf(int interest) => $"{900_000_000_000 + (7L * interest)}";

    private static DemographicValue[] Values(string name, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new DemographicValue($"{name}-{i:D3}", $"{name} {i}"))];

    private static void WriteArray<T>(string path, ArrayKind kind, T[] elements)
        where T : unmanaged
    {
        using var file = new RawArrayFile<T>(path, kind);
        file.Write(elements);
    }

    private static void Add(long[] counts, long[] sums)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += counts[i];
        }
    }
}
