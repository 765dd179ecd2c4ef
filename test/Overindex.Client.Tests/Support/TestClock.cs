using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Overindex.Client.Tests.Support;

/// <summary>A clock that stands still, but for the client's waits between retries: those pass as soon as they begin, and are written down.</summary>
internal sealed class TestClock : FakeTimeProvider
{
    /// <summary>The timeout of clients under test; a timer of this length is no wait.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TestClock()
        : base(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public bool PassWaits { get; init; } = true;

    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    /// <summary>Ends when the client begins to wait.</summary>
    public Task Waiting => _waiting.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime != RequestTimeout)
        {
            Waits.Enqueue(dueTime);
            _waiting.TrySetResult();
            if (PassWaits)
            {
                _ = Task.Run(() => Advance(dueTime));
            }
        }

        return timer;
    }
}
