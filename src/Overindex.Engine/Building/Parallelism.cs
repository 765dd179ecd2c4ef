using System.Runtime.ExceptionServices;

namespace Overindex.Engine.Building;

/// <summary>Work divided over threads; of the errors, the first one is thrown as it is.</summary>
internal static class Parallelism
{
    /// <param name="count">Pieces of work.</param>
    /// <param name="threads">At most so many at once.</param>
    /// <param name="work">Does a piece, given its number.</param>
    /// <param name="cancellationToken">Starts no further piece.</param>
    internal static void For(int count, int threads, Action<int> work, CancellationToken cancellationToken)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, work);
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }
}
