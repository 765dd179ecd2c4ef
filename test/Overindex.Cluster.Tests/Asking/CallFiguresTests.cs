using Overindex.Cluster.Asking;

namespace Overindex.Cluster.Tests.Asking;

public sealed class CallFiguresTests
{
    [Fact]
    public void Hedges_are_at_most_one_call_in_twenty_and_a_few_to_begin_with()
    {
        var figures = new CallFigures();
        var hedged = 0;
        for (var call = 0; call < 10_000; call++)
        {
            figures.Called();
            hedged += figures.TryHedge() ? 1 : 0;
        }

        Assert.InRange(hedged, 500, 520);
        Assert.Equal((10_000, hedged, 0), figures.Read());
    }
}
