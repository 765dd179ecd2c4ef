using System.Text.RegularExpressions;

namespace Overindex.Conventions.Tests.Tree;

/// <summary>A rule about single lines of C#: none may match a pattern.</summary>
public abstract class LineRule : FileRule
{
    protected abstract Regex Forbidden { get; }

    protected abstract string Why { get; }

    protected abstract IEnumerable<string> BadLines { get; }

    protected virtual IEnumerable<string> GoodLines => [];

    protected virtual string SamplePath => "src/Overindex.Engine/Sample.cs";

    protected override IEnumerable<TrackedFile> BadSamples => BadLines.Select(line => new TrackedFile(SamplePath, line));

    protected override IEnumerable<TrackedFile> GoodSamples => GoodLines.Select(line => new TrackedFile(SamplePath, line));

    protected override bool Applies(TrackedFile file) => file.IsCSharp && !file.HoldsSamples;

    protected override IEnumerable<string> Violations(TrackedFile file) =>
        file.Lines.Index().Where(line => Forbidden.IsMatch(line.Item)).Select(line => $"{file.At(line.Index)}: {Why}: {line.Item.Trim()}");
}
