using System.Reflection;

namespace Overindex.Conventions.Tests.Assemblies;

/// <summary>The assemblies of src, as built.</summary>
public static class ProductAssemblies
{
    public static Assembly Contracts { get; } = typeof(Contracts.ContractsJson).Assembly;

    public static Assembly Client { get; } = typeof(Client.AudienceInsightsClient).Assembly;

    public static Assembly ClientExtensions { get; } = typeof(Client.Extensions.AudienceInsightsClientRegistration).Assembly;

    public static Assembly ClientTesting { get; } = typeof(Client.Testing.FakeAudienceInsightsServer).Assembly;

    public static Assembly Engine { get; } = typeof(Engine.Snapshot).Assembly;

    public static Assembly Ingest { get; } = typeof(Ingest.BuildConfig).Assembly;

    public static Assembly Server { get; } = typeof(Server.OverindexServer).Assembly;

    public static Assembly Cli { get; } = Assembly.Load("overindex");

    public static IReadOnlyList<Assembly> Libraries { get; } = [Contracts, Client, ClientExtensions, ClientTesting, Engine, Ingest, Server];

    public static IReadOnlyList<Assembly> All { get; } = [.. Libraries, Cli];
}
