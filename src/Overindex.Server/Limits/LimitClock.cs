namespace Overindex.Server.Limits;

/// <summary>Time since the server was made; limits need no more, and no change of the wall clock moves it.</summary>
internal sealed class LimitClock(TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();

    internal long Milliseconds => (long)time.GetElapsedTime(_started).TotalMilliseconds;
}
