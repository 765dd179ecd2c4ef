using System.Reflection;

namespace Overindex.Conventions.Tests.Assemblies;

/// <summary>The assemblies of src, as built.</summary>
public static class ProductAssemblies
{
    public static Assembly Contracts { get; } = typeof(Contracts.ContractsJson).Assembly;

    public static Assembly Client { get; } = typeof(Client.AudienceInsightsClient).Assembly;

    public static Assembly ClientExtensions { get; } = typeof(Client.Extensions.AudienceInsightsClientRegistration).Assembly;

    public static Assembly ClientTesting { get; } = typeof(Client.Testing.FakeAudienceInsightsServer).Assembly;

    public static Assembly Cluster { get; } = typeof(Overindex.Cluster.ClusterNode).Assembly;

    public static Assembly Dashboard { get; } = typeof(Overindex.Dashboard.DashboardApp).Assembly;

    public static Assembly Engine { get; } = typeof(Engine.Snapshot).Assembly;

    public static Assembly Identity { get; } = typeof(Overindex.Identity.AuthorizationServer).Assembly;

    public static Assembly Ingest { get; } = typeof(Ingest.BuildConfig).Assembly;

    public static Assembly Reports { get; } = typeof(Overindex.Reports.HtmlReport).Assembly;

    public static Assembly Server { get; } = typeof(Server.OverindexServer).Assembly;

    public static Assembly Cli { get; } = Assembly.Load("overindex");

    /// <summary>Whether Razor wrote the class, from a .razor file: always public and open, whatever its author wants.</summary>
    public static bool IsRazor(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return !type.IsSealed && (type.Name == "_Imports" || type.GetInterface("Microsoft.AspNetCore.Components.IComponent") is not null);
    }

    public static IReadOnlyList<Assembly> Libraries { get; } = [Contracts, Client, ClientExtensions, ClientTesting, Cluster, Dashboard, Engine, Identity, Ingest, Reports, Server];

    public static IReadOnlyList<Assembly> All { get; } = [.. Libraries, Cli];
}
