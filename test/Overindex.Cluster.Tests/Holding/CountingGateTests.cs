using Overindex.Cluster.Holding;

namespace Overindex.Cluster.Tests.Holding;

public sealed class CountingGateTests
{
    private static readonly TimeSpan Patient = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task What_exceeds_the_queue_is_refused_at_once()
    {
        using var gate = new CountingGate(slots: 1, queue: 1);
        Assert.True(await gate.TryEnterAsync(Patient));
        var waiting = gate.TryEnterAsync(Patient).AsTask();

        Assert.False(await gate.TryEnterAsync(Patient));
        Assert.Equal(2, gate.Depth);
        gate.Leave();
        Assert.True(await waiting);
        gate.Leave();
        Assert.Equal(0, gate.Depth);
    }

    [Fact]
    public async Task Who_waited_too_long_leaves_the_queue()
    {
        using var gate = new CountingGate(slots: 1, queue: 5);
        Assert.True(await gate.TryEnterAsync(Patient));

        Assert.False(await gate.TryEnterAsync(TimeSpan.FromMilliseconds(20)));
        Assert.False(await gate.TryEnterAsync(TimeSpan.Zero));
        Assert.Equal(1, gate.Depth);
    }
}
