using System.IO.Hashing;
using System.Text;

namespace Overindex.Engine.Tests.Snapshots;

public sealed class DamagedSnapshotTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();
    private readonly string _snapshot;

    public DamagedSnapshotTests()
    {
        var store = new SnapshotStore(_data.Path);
        using var taken = store.LockForBuild();
        _snapshot = store.PathOf(store.Publish(SmallPlatform.CreateBuilder(shards: 2)).Id);
    }

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Every_file_that_lost_a_byte_is_refused_by_name_whatever_is_verified()
    {
        foreach (var file in Files())
        {
            var whole = File.ReadAllBytes(file);
            File.WriteAllBytes(file, whole[..^1]);
            AssertRefused(file, SnapshotVerification.Lengths);
            AssertRefused(file, SnapshotVerification.Full);
            File.WriteAllBytes(file, whole);
        }

        Snapshot.Open(_snapshot).Dispose();
    }

    [Fact]
    public void Every_flipped_bit_is_found_by_full_verification()
    {
        foreach (var file in Files())
        {
            var whole = File.ReadAllBytes(file);
            foreach (var position in new[] { 0, whole.Length / 2, whole.Length - 2 })
            {
                var altered = whole.ToArray();
                altered[position] ^= 0x10;
                File.WriteAllBytes(file, altered);
                AssertRefused(file, SnapshotVerification.Full);
            }

            File.WriteAllBytes(file, whole);
        }
    }

    [Fact]
    public void Every_missing_file_is_refused_by_name()
    {
        foreach (var file in Files())
        {
            File.Move(file, file + ".away");
            AssertRefused(file, SnapshotVerification.Lengths);
            File.Move(file + ".away", file);
        }
    }

    [Fact]
    public void A_later_format_is_refused_by_its_number()
    {
        var manifest = Path.Combine(_snapshot, "manifest.json");
        var later = Encoding.UTF8.GetBytes("{\"format\": 2, \"something_new\": true}");
        File.WriteAllBytes(manifest, later);
        File.WriteAllText(Path.Combine(_snapshot, "manifest.xxh128"), Convert.ToHexStringLower(XxHash128.Hash(later)));

        Assert.Contains("format 2, but this program reads format 1", AssertRefused(manifest, SnapshotVerification.Lengths), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "does not start with the mark")]
    [InlineData(8, "has format")]
    [InlineData(12, "belongs")]
    [InlineData(16, "belongs")]
    [InlineData(24, "does not fit its snapshot")]
    public void A_wrong_header_is_refused_even_without_checksums(int position, string reason)
    {
        foreach (var file in Files().Where(file => Path.GetExtension(file) == ".bin"))
        {
            var whole = File.ReadAllBytes(file);
            var altered = whole.ToArray();
            altered[position] ^= 0x40;
            File.WriteAllBytes(file, altered);
            Assert.Contains(reason, AssertRefused(file, SnapshotVerification.Lengths), StringComparison.Ordinal);
            File.WriteAllBytes(file, whole);
        }
    }

    [Fact]
    public void A_directory_without_a_snapshot_is_refused()
    {
        Assert.Throws<SnapshotException>(() => Snapshot.Open(Path.Combine(_data.Path, "nowhere")));
        var refused = Assert.Throws<SnapshotException>(() => new SnapshotStore(_data.Path).Open(new SnapshotId(new DateOnly(2001, 1, 1), 3)));
        Assert.Contains("2001-01-01.r3", refused.Message, StringComparison.Ordinal);
    }

    private string[] Files() => Directory.GetFiles(_snapshot, "*", SearchOption.AllDirectories);

    private string AssertRefused(string file, SnapshotVerification verification)
    {
        var refused = Assert.Throws<SnapshotException>(() => Snapshot.Open(_snapshot, verification).Dispose());
        // The manifest's checksum is only as good as the manifest: either name tells where to look.
        Assert.Contains(Path.GetFileName(file).Replace("manifest.xxh128", "manifest", StringComparison.Ordinal), refused.Message, StringComparison.Ordinal);
        return refused.Message;
    }
}
