using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Source;

/// <summary>One <c>Log.cs</c> a project, at its root.</summary>
public sealed class LogIsOneFile : FileRule
{
    protected override IEnumerable<TrackedFile> BadSamples => [new("src/Overindex.Server/Http/Log.cs", ""), new("src/Overindex.Server/Tokens/TokenLog.cs", "[LoggerMessage(1)]")];

    protected override IEnumerable<TrackedFile> GoodSamples => [new("src/Overindex.Server/Log.cs", "[LoggerMessage(1)]"), new("src/Overindex.Engine/Catalog.cs", "")];

    protected override bool Applies(TrackedFile file) => file.IsIn("src") && file.IsCSharp;

    protected override IEnumerable<string> Violations(TrackedFile file)
    {
        var isLog = file.Name == "Log.cs" || file.Text.Contains("[LoggerMessage", StringComparison.Ordinal);
        return isLog && (file.Name != "Log.cs" || file.Path.Count(c => c == '/') != 2) ? [$"{file.Path}: log messages go into Log.cs at the project's root"] : [];
    }
}
