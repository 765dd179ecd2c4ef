using System.Text.RegularExpressions;

namespace Overindex.Client.Extensions.Tests;

/// <summary>Code in the client's documents is code that is compiled and run, letter by letter but for its indentation.</summary>
public sealed partial class DocumentedCodeTests
{
    [Theory]
    [InlineData("docs/client.md")]
    [InlineData("src/Overindex.Client/README.md")]
    public void Every_block_of_code_is_run_by_a_test(string document)
    {
        var tested = Unindented(Read("test/Overindex.Client.Tests/ClientSnippets.cs") + Read("test/Overindex.Client.Extensions.Tests/RegistrationSnippets.cs"));
        var blocks = Block().Matches(Read(document)).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.Contains(Unindented(block), tested, StringComparison.Ordinal));
    }

    private static string Unindented(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()));

    private static string Read(string path)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Overindex.slnx")))
        {
            root = root.Parent ?? throw new DirectoryNotFoundException($"No Overindex.slnx above {AppContext.BaseDirectory}.");
        }

        return File.ReadAllText(Path.Combine(root.FullName, path));
    }

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
