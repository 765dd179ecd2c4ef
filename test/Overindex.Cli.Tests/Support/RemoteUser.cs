using Overindex.Cli.Hosting;
using Overindex.Client;
using Overindex.Client.Testing;

namespace Overindex.Cli.Tests.Support;

/// <summary>Somebody with a configuration directory of their own, who asks a fake server or a real one.</summary>
internal sealed class RemoteUser : IDisposable
{
    private readonly TemporaryDirectory _home = new();

    internal Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    internal FakeAudienceInsightsServer? Fake { get; init; }

    internal TimeProvider Time { get; init; } = TimeProvider.System;

    internal string Profiles => Path.Combine(_home.Combine("config"), "overindex", "profiles");

    internal RemoteUser() => Variables["XDG_CONFIG_HOME"] = _home.Combine("config");

    internal Task<Outcome> RunAsync(params string[] arguments) => RunAsync("", arguments);

    internal Task<Outcome> RunAsync(string input, string[] arguments, CancellationToken cancellationToken = default) =>
        InProcess.RunAsync(arguments, Variables, host => Configure(host, input), cancellationToken);

    internal string ProfilePath(string name) => Path.Combine(Profiles, name + ".json");

    public void Dispose() => _home.Dispose();

    private CliHost Configure(CliHost host, string input)
    {
        var configured = host with { Secrets = new SecretInput(new StringReader(input), prompt: null), Time = Time };
        return Fake is { } fake
            ? configured with { CreateClient = options => fake.CreateClient(options with { RetryDelay = TimeSpan.Zero }) }
            : configured;
    }
}
