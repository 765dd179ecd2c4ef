using System.Text;

namespace Overindex.Client.Tests.Support;

/// <summary>What the loopback server answers, byte by byte if need be.</summary>
internal sealed record Reply(int Status, byte[] Body)
{
    public Reply(int status, string json)
        : this(status, Encoding.UTF8.GetBytes(json))
    {
    }

    public Dictionary<string, string> Headers { get; init; } = new() { ["Content-Type"] = "application/json" };

    /// <summary>How many bytes of the body are sent before the connection is cut; all, and no cut, when not given.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Whether the connection is cut before the status line.</summary>
    public bool CutAtOnce { get; init; }

    /// <summary>Whether each byte of the body is sent by itself.</summary>
    public bool IsTrickled { get; init; }

    /// <summary>Whether the connection is closed in good order after the body.</summary>
    public bool IsLast { get; init; }

    /// <summary>What is sent in place of status line and headers.</summary>
    public string? InsteadOfHead { get; init; }

    /// <summary>The body waits for this.</summary>
    public Task BodyAfter { get; init; } = Task.CompletedTask;

    public static Reply Json(string json) => new(200, json);

    public static Reply Error(int status, int code, string message) => new(status, $$"""{"code":{{code}},"message":"{{message}}"}""");

    public Reply With(string header, string value) => this with { Headers = new(Headers) { [header] = value } };

    public byte[] Head()
    {
        if (InsteadOfHead is { } text)
        {
            return Encoding.Latin1.GetBytes(text);
        }

        var head = new StringBuilder($"HTTP/1.1 {Status} Status\r\n");
        foreach (var (name, value) in Headers.ContainsKey("Content-Length") ? Headers : Headers.Append(new("Content-Length", $"{Body.Length}")))
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return Encoding.Latin1.GetBytes(head.Append("\r\n").ToString());
    }
}
