using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Assemblies;

/// <summary>Text files of what was approved. <c>OVERINDEX_APPROVE=1</c> rewrites them; the diff is then reviewed like any other.</summary>
internal static class Approved
{
    internal static void Check(string name, string actual)
    {
        var path = Repository.FullPath($"test/Overindex.Conventions.Tests/Approved/{name}.txt");
        if (Environment.GetEnvironmentVariable("OVERINDEX_APPROVE") == "1")
        {
            File.WriteAllText(path, actual);
        }

        var difference = Difference(File.Exists(path) ? File.ReadAllText(path) : "", actual);
        Assert.True(difference is null, $"{name} is not as approved in test/Overindex.Conventions.Tests/Approved/{name}.txt. If it is meant: OVERINDEX_APPROVE=1 dotnet test --project test/Overindex.Conventions.Tests\n{difference}");
    }

    internal static string? Difference(string approved, string actual)
    {
        var before = approved.ReplaceLineEndings("\n").Split('\n');
        var after = actual.ReplaceLineEndings("\n").Split('\n');
        var changes = before.Except(after).Select(line => "- " + line).Concat(after.Except(before).Select(line => "+ " + line)).ToList();
        return changes.Count > 0 ? string.Join('\n', changes) : before.SequenceEqual(after) ? null : "The order of lines, or how often one comes, differs.";
    }
}
