using System.Globalization;
using System.Text.Json;
using CsCheck;
using Overindex.Server.Tests.Support;

namespace Overindex.Server.Tests.Fuzz;

/// <summary>Requests made from the API's description: of each parameter valid, boundary and hostile values; of the rest of a request likewise.</summary>
internal sealed class FuzzedRequests(DescribedApi api, IReadOnlyList<string> secrets)
{
    private static readonly string[] Hostile =
    [
        "", " ", "\0", "\r\nX-Injected: 1", "..", "../../etc/passwd", "%00", "%0d%0a", "%2e%2e%2f", "%c0%ae", "' OR 1=1 --", "<script>alert(1)</script>", "${jndi:ldap://x}",
        "{{7*7}}", "\u202e", "\ud83d\ude00", "\uffff", "١٢٣", "1e9", "-1", "0x10", "9223372036854775808", "NaN", "null", "true", "[]", "{}", "a\tb", "%", "%zz", "\\", "|id", "`id`", "$(id)",
        new('9', 19), new('9', 400), new('A', 3_000), string.Concat(Enumerable.Repeat("%f0%9f%98%80", 100)),
    ];

    private static readonly string[] ExtraHeaders =
    [
        "", "", "", "Accept: application/xml\r\n", "Accept-Encoding: gzip;q=0, *\r\n", "Accept-Encoding: br\r\n", "If-None-Match: *\r\n", "If-None-Match: \"\r\n", "Range: bytes=0-0\r\n",
        "Expect: nonsense\r\n", "Transfer-Encoding: chunked\r\n\r\n0\r\n", "Content-Length: 3\r\n\r\nabc", "X-Forwarded-For: ::1\r\n", "Cookie: a=b\r\n", "Upgrade: websocket\r\nConnection: Upgrade\r\n",
        "Authorization: Basic eDp5\r\n", "X-Long: " + new string('x', 9_000) + "\r\n",
    ];

    internal Gen<FuzzedRequest> Requests =>
        from operation in OneOf(api.Operations)
        from path in PathOf(operation)
        from query in QueryOf(operation)
        from method in Gen.Frequency((12, Gen.Const("GET")), (2, Gen.Const("HEAD")), (1, OneOf(["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "get", "BREW"])))
        from secret in Gen.Frequency((8, OneOf(secrets)), (1, Gen.Const("")), (1, OneOf(Hostile.Where(text => text.All(c => c is > ' ' and < '\x7f')).ToList())))
        from header in OneOf(ExtraHeaders)
        select new FuzzedRequest(operation, method, path + query, secret, header);

    private Gen<string> PathOf(DescribedOperation operation) => operation.Path.Split('/').Skip(1).Aggregate(
        Gen.Const(""),
        (before, segment) =>
            from text in before
            from value in segment.StartsWith('{')
                ? Values(api.ParametersOf(operation).Single(parameter => parameter.GetProperty("name").GetString() == segment.Trim('{', '}')))
                : Gen.Frequency((60, Gen.Const(segment)), (1, OneOf(["", segment.ToUpperInvariant(), segment + "%20", "."])))
            select $"{text}/{value}");

    private Gen<string> QueryOf(DescribedOperation operation)
    {
        var parts = api.ParametersOf(operation).Where(parameter => parameter.GetProperty("in").GetString() == "query").Select(parameter =>
            from value in Values(parameter)
            from given in Gen.Frequency((6, Gen.Const(1)), (2, Gen.Const(0)), (1, Gen.Const(2)))
            select string.Concat(Enumerable.Repeat($"&{parameter.GetProperty("name").GetString()}={value}", given)));
        return parts.Aggregate(
            Gen.Frequency((8, Gen.Const("")), (1, OneOf(["&unknown=1", "&", "&&==", "&a[]=1", "&%00=%00", "#fragment"]))),
            (before, part) => from text in before from more in part select text + more).Select(text => text.Length == 0 ? "" : "?" + text[1..]);
    }

    private Gen<string> Values(JsonElement parameter)
    {
        var schema = api.Resolve(parameter.GetProperty("schema"));
        return Gen.Frequency((7, Valid(schema, parameter.GetProperty("name").GetString()!)), (2, Boundary(schema)), (1, OneOf(Hostile).Select(Escape)));
    }

    private static Gen<string> Valid(JsonElement schema, string name)
    {
        if (schema.TryGetProperty("enum", out var words))
        {
            return OneOf(words.EnumerateArray().Select(word => word.GetString()!).ToList());
        }

        return name switch
        {
            "ad_account_id" => OneOf([TestPlatform.Big.ToString(), TestPlatform.Small.ToString(), TestPlatform.Idle.ToString(), "1"]),
            "category_id" or "interest_id" => OneOf([TestPlatform.Animals, TestPlatform.Dogs, TestPlatform.Cats, TestPlatform.Quotes, "1"]),
            "page_size" => Gen.Int[1, 250].Select(size => size.ToString(CultureInfo.InvariantCulture)),
            _ => OneOf(["YWZ0ZXI6MQ", "YWZ0ZXI6NTQ5NzU1ODg1MTc1"]),
        };
    }

    private static Gen<string> Boundary(JsonElement schema) =>
        schema.TryGetProperty("maxLength", out var longest)
            ? Gen.Int[-1, 1].Select(more => new string('7', longest.GetInt32() + more))
            : schema.TryGetProperty("maximum", out var most)
                ? OneOf(["0", "1", "2", most.ToString(), $"{most.GetInt64() + 1}", "00001", "+1", "1.0"])
                : schema.TryGetProperty("enum", out var words)
                    ? OneOf(words.EnumerateArray().Select(word => word.GetString()!.ToLowerInvariant()).Append("x").ToList())
                    : Gen.Int[0, 100].Select(length => new string('A', length));

    // Most hostile text is sent as a client would, escaped; what looks escaped already goes as it is.
    private static string Escape(string text) => text.Contains('%', StringComparison.Ordinal) && text.All(char.IsAscii) ? text : Uri.EscapeDataString(text);

    private static Gen<T> OneOf<T>(IReadOnlyList<T> values) => Gen.Int[0, values.Count - 1].Select(i => values[i]);
}

internal sealed record FuzzedRequest(DescribedOperation Operation, string Method, string Target, string Secret, string Header)
{
    internal string Text => $"{Method} {Target} HTTP/1.1\r\nHost: x\r\n{(Secret.Length == 0 ? "" : $"Authorization: Bearer {Secret}\r\n")}{Header}"
        + (Header.Contains("\r\n\r\n", StringComparison.Ordinal) ? Header.StartsWith("Transfer", StringComparison.Ordinal) ? "\r\n" : "" : "\r\n");
}
