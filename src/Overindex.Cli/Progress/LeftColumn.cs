using Spectre.Console;
using Spectre.Console.Rendering;

namespace Overindex.Cli.Progress;

internal sealed class LeftColumn : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(TimeLeft.Of(task.IsIndeterminate ? null : task.Value, task.ElapsedTime ?? TimeSpan.Zero) ?? "");
}
