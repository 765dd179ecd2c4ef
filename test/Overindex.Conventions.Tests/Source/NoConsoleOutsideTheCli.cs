using System.Text.RegularExpressions;
using Overindex.Conventions.Tests.Tree;

namespace Overindex.Conventions.Tests.Source;

public sealed partial class NoConsoleOutsideTheCli : LineRule
{
    protected override Regex Forbidden => ConsoleUse();

    protected override string Why => "only the CLI talks to a terminal; report by a return value, progress or a log message";

    protected override IEnumerable<string> BadLines => ["Console.WriteLine(1);", "var x = System.Console.Out;", "AnsiConsole.Write(1);"];

    protected override IEnumerable<string> GoodLines => ["logging.AddSimpleConsole();", "Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions"];

    protected override bool Applies(TrackedFile file) => base.Applies(file) && file.IsIn("src") && !file.IsIn("src/Overindex.Cli");

    [GeneratedRegex(@"(?<![.\w])(System\.)?(Ansi)?Console\.\w")]
    private static partial Regex ConsoleUse();
}
