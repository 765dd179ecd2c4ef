using System.IO.Compression;
using System.Xml.Linq;
using Overindex.Client.Delivery.Tests.Running;

namespace Overindex.Client.Delivery.Tests.Packages;

/// <summary>The packages, as they would be published. test.sh has made them already; by hand they are made when something changed.</summary>
public sealed class BuiltPackages : IAsyncLifetime
{
    internal static readonly string Folder = Tree.Combine("artifacts", "packages");

    internal static string[] Ids => ["Overindex.Contracts", "Overindex.Client", "Overindex.Client.Extensions", "Overindex.Client.Testing"];

    /// <summary>The one place where the version is said.</summary>
    internal static string Version { get; } =
        XDocument.Load(Tree.Combine("Directory.Build.props")).Descendants("Version").Single().Value;

    public async ValueTask InitializeAsync()
    {
        foreach (var id in Ids.Where(id => !Tree.IsFresh(PathOf(id, "nupkg"), "src/Overindex.Contracts", "src/Overindex.Client", $"src/{id}")))
        {
            (await RunningProgram.RunAsync("dotnet", ["pack", $"src/{id}", "-c", "Release", "-o", Folder, "--disable-build-servers"], Tree.Root)).Ok();
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal static ZipArchive Open(string id, string kind) => ZipFile.OpenRead(PathOf(id, kind));

    internal static byte[] Read(ZipArchive package, string entry)
    {
        using var stream = package.GetEntry(entry)?.Open() ?? throw new FileNotFoundException($"The package holds no {entry}.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string PathOf(string id, string kind) => Path.Combine(Folder, $"{id}.{Version}.{kind}");
}
