namespace Overindex.Client.Transport;

/// <summary>
/// What a resilience handler throws when it gives up or lets nothing through. The handler is the caller's, and so is its package: the types
/// are known by name, as this package depends on none.
/// </summary>
internal static class Refusal
{
    internal static bool IsTimeout(Exception exception) => Is(exception, "Polly.Timeout.TimeoutRejectedException");

    internal static bool IsAny(Exception exception) => Is(exception, "Polly.ExecutionRejectedException");

    private static bool Is(Exception exception, string name)
    {
        for (var type = exception.GetType(); type is not null; type = type.BaseType)
        {
            if (type.FullName == name)
            {
                return true;
            }
        }

        return false;
    }
}
