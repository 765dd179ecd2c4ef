namespace Overindex.Identity.Registry;

internal static class Moments
{
    // What SQLite gives back has no kind.
    internal static DateTimeOffset Utc(DateTime moment) => new(DateTime.SpecifyKind(moment, DateTimeKind.Utc));
}
