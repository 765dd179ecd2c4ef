using Overindex.Cli.Rendering;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Overindex.Cli.Progress;

internal sealed class RowsColumn : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(task.Tag is long and > 0 and var rows ? Figures.Count(rows, "row", "rows") : "").RightJustified();
}
