using System.Reflection.PortableExecutable;
using Overindex.Client.Delivery.Tests.Running;

namespace Overindex.Client.Delivery.Tests.Packages;

[Collection<BuildingCollection>]
public sealed class SymbolTests
{
    public static TheoryData<string> Ids => [.. BuiltPackages.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Symbols_lead_a_debugger_to_every_line_of_source(string id)
    {
        using var package = BuiltPackages.Open(id, "snupkg");
        using var symbols = new Symbols(BuiltPackages.Read(package, $"lib/net10.0/{id}.pdb"));

        Assert.NotEmpty(symbols.Documents);
        Assert.All(symbols.Documents, document =>
        {
            Assert.StartsWith("/_/", document.Path, StringComparison.Ordinal);
            Assert.True(document.IsEmbedded || symbols.SourceLink is not null, $"Where the text of {document.Path} is, the symbols do not say.");
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_library_is_built_the_same_everywhere_and_belongs_to_its_symbols(string id)
    {
        using var package = BuiltPackages.Open(id, "nupkg");
        using var symbolPackage = BuiltPackages.Open(id, "snupkg");
        using var symbols = new Symbols(BuiltPackages.Read(symbolPackage, $"lib/net10.0/{id}.pdb"));
        using var library = new PEReader(new MemoryStream(BuiltPackages.Read(package, $"lib/net10.0/{id}.dll")));

        var entries = library.ReadDebugDirectory();

        Assert.Contains(entries, entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        var codeView = library.ReadCodeViewDebugDirectoryData(entries.Single(entry => entry.Type == DebugDirectoryEntryType.CodeView));
        Assert.Equal((symbols.Id, $"{id}.pdb"), (codeView.Guid, codeView.Path.Split('/')[^1]));
    }

    [Theory]
    [InlineData("https://github.com/example/overindex.git", true)]
    [InlineData("/srv/git/overindex.git", false)]
    public async Task Sources_come_from_the_repository_when_its_address_is_public_and_from_the_symbols_when_not(string address, bool isPublic)
    {
        using var folder = new TemporaryDirectory();
        CopyContracts(folder);
        await GitAsync(folder, "init", "--quiet");
        await GitAsync(folder, "remote", "add", "origin", address);
        await GitAsync(folder, "add", ".");
        await GitAsync(folder, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "--no-gpg-sign", "-m", "x");
        var built = folder.Combine("built");

        string[] build = ["build", "src/Overindex.Contracts", "-c", "Release", "-o", built, "-p:RunAnalyzers=false", "--disable-build-servers"];
        (await RunningProgram.RunAsync("dotnet", build, folder.Path)).Ok();

        using var symbols = new Symbols(await File.ReadAllBytesAsync(Path.Combine(built, "Overindex.Contracts.pdb")));
        Assert.Equal(isPublic, symbols.SourceLink?.Contains("https://raw.githubusercontent.com/example/overindex/", StringComparison.Ordinal) is true);
        Assert.Equal(!isPublic, symbols.Documents.Single(document => document.Path.EndsWith("/InsightType.cs", StringComparison.Ordinal)).IsEmbedded);
    }

    private static void CopyContracts(TemporaryDirectory folder)
    {
        var project = Directory.EnumerateFiles(Tree.Combine("src", "Overindex.Contracts"), "*").Append(Tree.Combine("src", "Packaging.targets"));
        var central = new[] { "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", "global.json", ".gitignore" }.Select(name => Tree.Combine(name));
        foreach (var file in project.Concat(central))
        {
            var copy = folder.Combine(Path.GetRelativePath(Tree.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task GitAsync(TemporaryDirectory folder, params string[] arguments) =>
        (await RunningProgram.RunAsync("git", arguments, folder.Path)).Ok();
}
