using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Overindex.Server.Answers;

/// <summary>How a representation of an answer is coded.</summary>
internal enum ContentCoding
{
    Identity = 0,
    Gzip = 1,
    Brotli = 2,
}

/// <summary>RFC 9110, 12.5.3: what the caller weighs highest; of equals the smallest to send.</summary>
internal static class ContentCodings
{
    private static readonly (ContentCoding Coding, string Name)[] Smallest = [(ContentCoding.Brotli, "br"), (ContentCoding.Gzip, "gzip")];

    internal static ContentCoding Choose(StringValues acceptEncoding)
    {
        if (acceptEncoding.Count == 0 || !StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var accepted))
        {
            return ContentCoding.Identity;
        }

        // Uncoded is acceptable without being named, but then anything that is named comes first.
        var best = (Coding: ContentCoding.Identity, Weight: WeightOf("identity", accepted, wildcard: false) ?? 0);
        foreach (var (coding, name) in Smallest)
        {
            var weight = WeightOf(name, accepted, wildcard: true) ?? 0;
            if (weight > best.Weight || (weight == best.Weight && weight > 0 && best.Coding == ContentCoding.Identity))
            {
                best = (coding, weight);
            }
        }

        return best.Coding;
    }

    private static double? WeightOf(string name, IList<StringWithQualityHeaderValue> accepted, bool wildcard)
    {
        double? ofAny = null;
        foreach (var value in accepted)
        {
            if (value.Value.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value.Quality ?? 1;
            }

            if (wildcard && value.Value == "*")
            {
                ofAny = value.Quality ?? 1;
            }
        }

        return ofAny;
    }
}
