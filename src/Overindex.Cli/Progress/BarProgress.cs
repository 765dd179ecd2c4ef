using Overindex.Ingest;
using Spectre.Console;

namespace Overindex.Cli.Progress;

/// <summary>A bar for each phase of a job.</summary>
internal sealed class BarProgress(ProgressContext context) : IProgress<PhaseProgress>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ProgressTask> _tasks = [];
    private ProgressTask? _current;

    internal static Task<T> RunAsync<T>(IAnsiConsole console, Func<IProgress<PhaseProgress>, Task<T>> job) => console
        .Progress()
        .Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left },
            new ProgressBarColumn { Width = 30 },
            new RowsColumn(),
            new ElapsedTimeColumn(),
            new LeftColumn())
        .StartAsync(context => Task.Run(async () =>
        {
            var progress = new BarProgress(context);
            var result = await job(progress);
            progress.Finish();
            return result;
        }));

    public void Report(PhaseProgress value)
    {
        lock (_lock)
        {
            if (!_tasks.TryGetValue(value.Phase, out var task))
            {
                Complete(_current);
                task = context.AddTask(Markup.Escape(value.Phase), autoStart: true, maxValue: 1);
                _tasks.Add(value.Phase, task);
            }

            _current = task;
            task.IsIndeterminate = value.Fraction is null;
            task.Value = Math.Min(value.Fraction ?? 0, 0.999);
            task.Tag = value.Rows;
        }
    }

    private static void Complete(ProgressTask? task)
    {
        if (task is not null)
        {
            task.IsIndeterminate = false;
            task.Value = task.MaxValue;
            task.StopTask();
        }
    }

    private void Finish()
    {
        lock (_lock)
        {
            Complete(_current);
        }
    }
}
