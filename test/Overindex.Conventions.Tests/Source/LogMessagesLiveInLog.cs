using System.Text.RegularExpressions;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Source;

/// <summary>All log messages of a project, and their event ids, are seen in one file.</summary>
public sealed partial class LogMessagesLiveInLog : LineRule
{
    protected override Regex Forbidden => Logging();

    protected override string Why => "put the message into the project's Log.cs, source-generated";

    protected override IEnumerable<string> BadLines => ["    [LoggerMessage(1, LogLevel.Information, \"x\")]", "logger.LogInformation(\"x\");", "_log.Log(LogLevel.Error, 1)"];

    protected override IEnumerable<string> GoodLines => ["Log.SnapshotOpened(logger, id);", "Math.Log(x);", "Math.Log2(x);"];

    protected override bool Applies(TrackedFile file) => base.Applies(file) && file.IsIn("src") && file.Name is not "Log.cs";

    [GeneratedRegex(@"\[LoggerMessage\b|\.Log(Trace|Debug|Information|Warning|Error|Critical)\(|\.Log\(LogLevel\b")]
    private static partial Regex Logging();
}
