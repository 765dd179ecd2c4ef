namespace Overindex.Server.Answers;

/// <summary>One answer: its plain bytes, and each coding of them made once, when the first caller asks for it.</summary>
internal sealed class Answer
{
    // The headers are longer than that; a packet carries both.
    private const int LeastBytesToCode = 256;

    private readonly Lazy<Representation> _brotli;
    private readonly Lazy<Representation> _gzip;

    internal Answer(byte[] bytes, string contentType = Hosting.JsonBytes.ContentType)
    {
        ContentType = contentType;
        Plain = Representation.Plain(bytes);
        _brotli = new Lazy<Representation>(() => Representation.Brotli(Plain));
        _gzip = new Lazy<Representation>(() => Representation.Gzip(Plain));
    }

    internal Representation Plain { get; }

    internal string ContentType { get; }

    /// <summary>What keeping this answer costs. The codings come later, if at all: each is taken to be a quarter of the bytes, as JSON's are at most.</summary>
    internal long KeptBytes => Plain.Bytes.LongLength * 3 / 2;

    internal Representation In(ContentCoding coding) =>
        Plain.Bytes.Length < LeastBytesToCode ? Plain
        : coding == ContentCoding.Brotli ? _brotli.Value
        : coding == ContentCoding.Gzip ? _gzip.Value
        : Plain;
}
