using System.Diagnostics;

namespace Overindex.EndToEnd.Tests.Running;

/// <summary>Waits for what must happen, and fails when it does not.</summary>
internal static class Waiting
{
    public static async Task UntilAsync(Func<bool> condition, string what, TimeSpan? limit = null)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < (limit ?? TimeSpan.FromSeconds(60)), $"{what} did not happen in {clock.Elapsed}.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
