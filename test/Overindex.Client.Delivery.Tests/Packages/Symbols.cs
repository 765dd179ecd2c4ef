using System.Reflection.Metadata;
using System.Text;

namespace Overindex.Client.Delivery.Tests.Packages;

/// <summary>What a debugger reads in a portable PDB.</summary>
internal sealed class Symbols : IDisposable
{
    private static readonly Guid SourceLinkKind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    private static readonly Guid EmbeddedSourceKind = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private readonly MetadataReaderProvider _provider;
    private readonly MetadataReader _reader;

    public Symbols(byte[] pdb)
    {
        _provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(pdb));
        _reader = _provider.GetMetadataReader();
    }

    /// <summary>Names the build that these symbols belong to.</summary>
    public Guid Id => new(_reader.DebugMetadataHeader!.Id.AsSpan()[..16]);

    /// <summary>The JSON that maps source files to addresses; nothing when there is none.</summary>
    public string? SourceLink => Information(EntityHandle.ModuleDefinition, SourceLinkKind) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>Each source file, and whether its text is in the symbols themselves.</summary>
    public IEnumerable<(string Path, bool IsEmbedded)> Documents => _reader.Documents.Select(handle =>
        (_reader.GetString(_reader.GetDocument(handle).Name), Information(handle, EmbeddedSourceKind) is not null));

    public void Dispose() => _provider.Dispose();

    private byte[]? Information(EntityHandle of, Guid kind)
    {
        foreach (var handle in _reader.GetCustomDebugInformation(of))
        {
            var found = _reader.GetCustomDebugInformation(handle);
            if (_reader.GetGuid(found.Kind) == kind)
            {
                return _reader.GetBlobBytes(found.Value);
            }
        }

        return null;
    }
}
