using System.Text.RegularExpressions;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Source;

/// <summary>Tests wait for conditions. The one place of a project that polls is its <c>Eventually.cs</c> or <c>Waiting.cs</c>.</summary>
public sealed partial class NoWaitingForTime : LineRule
{
    protected override Regex Forbidden => Waiting();

    protected override string Why => "wait for a condition (Eventually, Waiting), not for time to pass";

    protected override string SamplePath => "test/Overindex.Server.Tests/SampleTests.cs";

    protected override IEnumerable<string> BadLines =>
        ["Thread.Sleep(delay);", "await Task.Delay(100);", "await Task.Delay(TimeSpan.FromSeconds(1), token);", "Thread.Sleep(5);"];

    protected override IEnumerable<string> GoodLines => ["await Task.Delay(Timeout.Infinite, token);", "await Task.Delay(interval, token);"];

    protected override bool Applies(TrackedFile file) =>
        base.Applies(file) && file.IsIn("test") && file.Name is not ("Eventually.cs" or "Waiting.cs");

    [GeneratedRegex(@"Thread\.Sleep\(|Task\.Delay\(\s*(\d|TimeSpan\.From)")]
    private static partial Regex Waiting();
}
