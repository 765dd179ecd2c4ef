using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Overindex.Identity.Storage;

internal static class DatabaseFailures
{
    internal static bool Is(Exception e) =>
        e is DbException or DbUpdateException or TimeoutException or InvalidOperationException { InnerException: DbException };
}
