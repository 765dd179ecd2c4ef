using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Overindex.Contracts;
using Overindex.Engine;
using Overindex.Identity;
using Overindex.Server.Access;
using Overindex.Server.Operations;

namespace Overindex.Server.Audit;

/// <summary>
/// Who asked what, when, and what came of it. Of a request's own text only what has the form of an id or is a word of the contract is written down: a token
/// that somebody put into a path or a query is not.
/// </summary>
internal sealed class AuditLine : IDisposable
{
    private static readonly string[] Words =
    [
        WireWords.Partner, WireWords.Pinterest, WireWords.Engagement, WireWords.ImpressionPlusEngagement, .. InsightType.KnownValues.Select(type => type.Value),
    ];

    private static readonly string[] KnownMethods =
        [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Delete, HttpMethods.Options, HttpMethods.Patch];

    private readonly Utf8JsonWriter _json = new(new ArrayBufferWriter<byte>(), new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    internal void Write(ArrayBufferWriter<byte> target, HttpContext context, DateTimeOffset at, TimeSpan elapsed)
    {
        _json.Reset(target);
        _json.WriteStartObject();
        _json.WriteString("time"u8, at.UtcDateTime);
        _json.WriteString("request"u8, context.TraceIdentifier);
        WriteAddress(context);
        WriteCaller(context);
        _json.WriteString("method"u8, KnownMethods.FirstOrDefault(known => HttpMethods.Equals(known, context.Request.Method)) ?? "other");
        _json.WriteString("route"u8, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-");
        WriteAsked(context.Request);
        _json.WriteNumber("status"u8, context.Response.StatusCode);
        _json.WriteNumber("ms"u8, Math.Round(elapsed.TotalMilliseconds, 1));
        _json.WriteEndObject();
        _json.Flush();
        target.Write("\n"u8);
    }

    public void Dispose() => _json.Dispose();

    private void WriteAddress(HttpContext context)
    {
        Span<byte> text = stackalloc byte[64];
        if (context.Connection.RemoteIpAddress is { } address && address.TryFormat(text, out var length))
        {
            _json.WriteString("from"u8, text[..length]);
        }
    }

    private void WriteCaller(HttpContext context)
    {
        if (context.Features.Get<Caller>() is { } caller)
        {
            _json.WriteString("token"u8, caller.TokenId);
            WriteParties(caller.App, caller.User);
        }
        else if (context.Features.Get<OAuthParties>() is { } parties)
        {
            WriteParties(parties.App, parties.User);
        }
    }

    private void WriteParties(string? app, string? user)
    {
        if (app is not null)
        {
            _json.WriteString("app"u8, app);
        }

        if (user is not null)
        {
            _json.WriteString("user"u8, user);
        }
    }

    private void WriteAsked(HttpRequest request)
    {
        foreach (var (name, value) in request.RouteValues)
        {
            if (value is string text && (IsId(name, text) || IsWord(text)))
            {
                _json.WriteString(name, text);
            }
        }

        // Whoever was not let in has not had the query read, and need not.
        if (request.HttpContext.Features.Get<Caller>() is not null && request.Query["audience_insight_type"] is [{ } type] && IsWord(type))
        {
            _json.WriteString("audience_insight_type"u8, type);
        }
    }

    private static bool IsId(string name, string text) => name switch
    {
        "ad_account_id" => AdAccountId.TryParse(text, out _),
        "category_id" or "interest_id" => InterestId.TryParse(text, out _),
        _ => false,
    };

    private static bool IsWord(string text)
    {
        foreach (var word in Words)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
