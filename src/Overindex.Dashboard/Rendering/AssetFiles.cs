using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Overindex.Dashboard.Rendering;

/// <summary>Style and script, under names that change with their content, so that browsers keep them for good. Each is compressed once, as small as it gets.</summary>
internal sealed class AssetFiles
{
    private const string Forever = "public, max-age=31536000, immutable";
    private readonly FrozenDictionary<string, Asset> _byFile;
    private readonly FrozenDictionary<string, Asset> _byName;

    public AssetFiles(IServiceProvider services)
    {
        var assets = new[]
        {
            new Asset("mudblazor.css", Read("mudblazor.css")),
            new Asset("theme.css", ThemeCss.Render(services)),
            new Asset("dashboard.css", Read("dashboard.css")),
            new Asset("dashboard.js", Read("dashboard.js")),
            new Asset("icon.svg", Read("icon.svg")),
        };
        _byFile = assets.ToFrozenDictionary(asset => asset.File);
        _byName = assets.ToFrozenDictionary(asset => asset.Name);
    }

    internal string UrlOf(string name) => Serving.DashboardRoutes.Assets + _byName[name].File;

    internal async Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        if (!_byFile.TryGetValue((string)context.Request.RouteValues["file"]!, out var asset))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var brotli = context.Request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == "br" && coding.Quality is not 0);
        var bytes = brotli ? asset.Brotli : asset.Plain;
        response.ContentType = asset.ContentType;
        response.Headers.CacheControl = Forever;
        response.Headers.Vary = "Accept-Encoding";
        if (brotli)
        {
            response.Headers.ContentEncoding = "br";
            response.ContentLength = bytes.Length;
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(AssetFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var target = new MemoryStream();
        stream.CopyTo(target);
        return target.ToArray();
    }

    private sealed class Asset(string name, byte[] plain)
    {
        private readonly Lazy<byte[]> _brotli = new(() => Compress(plain));

        internal string Name => name;

        internal string File { get; } =
            $"{Path.GetFileNameWithoutExtension(name)}-{Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 8))}{Path.GetExtension(name)}";

        internal string ContentType => Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            _ => "image/svg+xml",
        };

        internal byte[] Plain => plain;

        internal byte[] Brotli => _brotli.Value;

        private static byte[] Compress(byte[] plain)
        {
            var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
            return BrotliEncoder.TryCompress(plain, buffer, out var length, quality: 9, window: 22)
                ? buffer[..length]
                : throw new InvalidOperationException("The buffer is as long as compressing may need.");
        }
    }
}
