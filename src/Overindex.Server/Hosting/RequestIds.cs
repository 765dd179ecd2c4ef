namespace Overindex.Server.Hosting;

internal static class RequestIds
{
    internal static string Next() => Guid.CreateVersion7().ToString("N");
}
