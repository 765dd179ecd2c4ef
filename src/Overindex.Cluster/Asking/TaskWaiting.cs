namespace Overindex.Cluster.Asking;

internal static class TaskWaiting
{
    /// <summary>Waits for a task, but not for ever; no timer outlives the waiting.</summary>
    /// <returns>Whether it has ended, well or not.</returns>
    internal static async ValueTask<bool> EndsWithinAsync(this Task task, TimeSpan limit, TimeProvider time)
    {
        await task.WaitAsync(limit, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompleted;
    }
}
