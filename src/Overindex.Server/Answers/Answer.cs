using System.Buffers.Text;
using System.IO.Hashing;
using Microsoft.Net.Http.Headers;

namespace Overindex.Server.Answers;

/// <summary>The bytes of one answer and the strong entity tag made from them.</summary>
internal sealed class Answer
{
    internal Answer(byte[] bytes, string contentType = Hosting.JsonBytes.ContentType)
    {
        Bytes = bytes;
        ContentType = contentType;
        Tag = new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(XxHash128.Hash(bytes))}\"");
        TagText = Tag.ToString();
    }

    internal ReadOnlyMemory<byte> Bytes { get; }

    internal string ContentType { get; }

    internal EntityTagHeaderValue Tag { get; }

    internal string TagText { get; }
}
