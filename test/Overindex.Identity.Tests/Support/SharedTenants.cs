namespace Overindex.Identity.Tests.Support;

/// <summary>One server for the tests of a class; each adds its own users and apps.</summary>
public sealed class SharedTenants : IAsyncLifetime
{
    internal TenantServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await TenantServer.StartAsync();

    public ValueTask DisposeAsync() => Server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
