using System.IO.Hashing;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Parts;

/// <summary>A file, or a SELECT, that a shard was built from; the same on another machine that has the same file.</summary>
/// <param name="Input">The input.</param>
/// <param name="File">The file as messages name it; none for a SELECT.</param>
/// <param name="Bytes">The file's length.</param>
/// <param name="Checksum">XxHash128 of the SELECT, or of the file: of all of it, or of pieces all over it if it is large.</param>
internal sealed record PartInput(string Input, string? File, long Bytes, string Checksum)
{
    private const int PieceBytes = 1 << 16;
    private const int Pieces = 16;

    /// <summary>All that a build reads, in its order.</summary>
    internal static IReadOnlyList<PartInput> Of(BuildConfig config, IReadOnlyDictionary<InputKind, InputSource> sources) =>
        [.. InputKind.All.Where(sources.ContainsKey).SelectMany(kind => Of(config, kind, sources[kind]))];

    private static IEnumerable<PartInput> Of(BuildConfig config, InputKind kind, InputSource source) =>
        config.Inputs[kind.Name].Select is { } select
            ? [new PartInput(kind.Name, null, 0, Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(select))))]
            : source.Files.Select(file =>
            {
                using var handle = System.IO.File.OpenHandle(file.Path);
                return new PartInput(kind.Name, file.Name, RandomAccess.GetLength(handle), ChecksumOf(handle));
            });

    private static string ChecksumOf(SafeFileHandle file)
    {
        var hash = new XxHash128();
        var piece = new byte[PieceBytes];
        var last = Math.Max(0, RandomAccess.GetLength(file) - PieceBytes);
        var isSmall = last <= (long)PieceBytes * (Pieces - 1);
        for (var i = 0; i < Pieces; i++)
        {
            var place = isSmall ? (long)PieceBytes * i : last * i / (Pieces - 1);
            hash.Append(piece.AsSpan(0, RandomAccess.Read(file, piece, place)));
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
