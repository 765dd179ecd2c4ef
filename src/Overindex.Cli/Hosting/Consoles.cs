using System.Globalization;
using Spectre.Console;

namespace Overindex.Cli.Hosting;

/// <summary>Consoles that use escape codes on a terminal only, and never against NO_COLOR (https://no-color.org).</summary>
internal static class Consoles
{
    // Wide enough that rows of a table stay on one line when a script or a file takes them.
    private const int RedirectedWidth = 120;
    private const int MinimumWidth = 40;

    internal static IAnsiConsole Create(TextWriter writer, bool isTerminal, Func<string, string?> variable)
    {
        var fancy = isTerminal && string.IsNullOrEmpty(variable("NO_COLOR")) && variable("TERM") != "dumb";
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = fancy ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = fancy ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = fancy ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Capabilities.Unicode = true;
        console.Profile.Width = Width(console.Profile.Width, isTerminal, variable("COLUMNS"));
        return console;
    }

    /// <summary>Asks on a Windows terminal, also where colours are not wanted.</summary>
    internal static async Task<string?> AskHiddenAsync(TextWriter writer, string question, CancellationToken cancellationToken)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(writer),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        return await console.PromptAsync(new TextPrompt<string>(Markup.Escape(question)).Secret(mask: null), cancellationToken);
    }

    private static int Width(int detected, bool isTerminal, string? columns)
    {
        var width = isTerminal
            ? detected
            : int.TryParse(columns, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : RedirectedWidth;
        return Math.Max(width, MinimumWidth);
    }
}
