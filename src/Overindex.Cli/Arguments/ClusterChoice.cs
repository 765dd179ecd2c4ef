using System.CommandLine;
using System.Net;
using Overindex.Cli.Hosting;

namespace Overindex.Cli.Arguments;

/// <summary>Whether a server is a node of a cluster, and which. Knows nothing of the cluster's own types: without one, none of them is loaded.</summary>
internal sealed class ClusterChoice
{
    private const string StoreVariable = "OVERINDEX_CLUSTER";
    private const int MaxPort = 65535;

    private readonly Option<string?> _store;

    private readonly Option<string?> _name = new("--node-name")
    {
        Description = "What to call this node of the cluster; another name on each. Default: the machine's name.",
        HelpName = "NAME",
    };

    private readonly Option<IPAddress> _address = ParsedOption.Create(
        "--silo-address",
        "ADDRESS",
        "The address that the other nodes reach this one at; any but a loopback address needs --cluster-ca.",
        text => IPAddress.TryParse(text, out var address) ? address : throw new FormatException("an IP address such as 10.0.0.5."),
        IPAddress.Loopback);

    private readonly Option<int> _port = ParsedOption.Number("--silo-port", "The port for the other nodes.", 1, MaxPort, 11_111);

    private readonly Option<int?> _gateway = ParsedOption.Create<int?>(
        "--gateway-port", "N", "A port for Orleans clients from outside; none by default.", text => ParsedOption.WholeNumber(text, 1, MaxPort));

    private readonly Option<int> _replicas = ParsedOption.Number("--replicas", "How many nodes hold each shard; the same on every node.", 1, 16, 2);

    private readonly Option<int> _minimum = ParsedOption.Number(
        "--min-nodes", "How many nodes must have been there before this one takes any shard; else the first of many begins to take all.", 1, 1_000, 1);

    private readonly Option<string?> _local = new("--local")
    {
        Description = "A directory of this node alone, on a local disk, for verified copies of the shards that it serves.",
        HelpName = "DIR",
    };

    private readonly Option<int> _deadline = ParsedOption.Number(
        "--count-deadline", "Seconds that a count may take before 503, calls to other replicas included.", 1, 3_600, 5);

    private readonly Option<int> _queue = ParsedOption.Number(
        "--count-queue", "Counts that may wait on this node; more are answered with 503.", 0, 100_000, 64);

    private readonly Option<int> _probe = ParsedOption.Number(
        "--probe", "Seconds that a node may take to answer a probe before it is missed. 0 is 1 on a loopback address, else 2.", 0, 60, 0);

    private readonly Option<string?> _ca = PemFile("--cluster-ca", "The cluster's own CA: nodes accept each other's certificates from it alone.");
    private readonly Option<string?> _certificate = PemFile("--cluster-certificate", "This node's certificate from that CA.");
    private readonly Option<string?> _key = PemFile("--cluster-certificate-key", "Its private key.");

    private readonly Option<string> _peer = new("--cluster-name")
    {
        Description = "The DNS name that every node's certificate must carry.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "overindex-cluster",
    };

    internal ClusterChoice(CliHost host) => _store = new Option<string?>("--cluster")
    {
        Description = "Be a node of the cluster that meets at this Redis server, such as redis://10.0.0.9:6379,password=...; rediss:// is TLS. "
            + $"Without it, the environment variable {StoreVariable} says.",
        HelpName = "URL",
        DefaultValueFactory = _ => host.Variable(StoreVariable) is { Length: > 0 } store ? store : null,
    };

    internal void AddTo(Command command)
    {
        Option[] node = [_store, _name, _address, _port, _gateway, _replicas, _minimum, _local, _deadline, _queue, _probe];
        foreach (var option in (Option[])[.. node, _ca, _certificate, _key, _peer])
        {
            command.Add(option);
        }
    }

    /// <returns>The node to be, or nothing to serve alone.</returns>
    internal ChosenNode? Read(ParseResult parsed)
    {
        if (parsed.GetValue(_store) is not { } store)
        {
            var stray = ((Option[])[_name, _gateway, _local, _ca, _certificate, _key])
                .FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
            return stray is null ? null : throw new CliException($"'{stray.Name}' belongs to a '--cluster': name its store, too.", ExitCodes.Usage);
        }

        var certificates = (string?[])[parsed.GetValue(_ca), parsed.GetValue(_certificate), parsed.GetValue(_key)];
        if (certificates.Any(file => file is null) && certificates.Any(file => file is not null))
        {
            throw new CliException(
                "'--cluster-ca', '--cluster-certificate' and '--cluster-certificate-key' belong together: give all three or none.", ExitCodes.Usage);
        }

        return new ChosenNode(
            store,
            parsed.GetValue(_name) ?? Environment.MachineName,
            parsed.GetValue(_address)!,
            parsed.GetValue(_port),
            parsed.GetValue(_gateway),
            parsed.GetValue(_replicas),
            parsed.GetValue(_local)
                ?? throw new CliException("A node of a cluster keeps copies of its shards: say where with '--local DIR'.", ExitCodes.Usage),
            certificates[0] is null ? null : new(certificates[0]!, certificates[1]!, certificates[2]!, parsed.GetRequiredValue(_peer)))
        {
            Deadline = TimeSpan.FromSeconds(parsed.GetValue(_deadline)),
            MinimumNodes = parsed.GetValue(_minimum),
            Queue = parsed.GetValue(_queue),
            Probe = TimeSpan.FromSeconds(parsed.GetValue(_probe)),
        };
    }

    private static Option<string?> PemFile(string name, string description) => new(name) { Description = $"{description} PEM.", HelpName = "FILE" };
}

/// <summary>A node as asked for.</summary>
internal sealed record ChosenNode(
    string Store, string Name, IPAddress Address, int Port, int? GatewayPort, int Replicas, string LocalDirectory, ChosenCertificates? Certificates)
{
    internal TimeSpan Deadline { get; init; }

    internal int MinimumNodes { get; init; }

    internal int Queue { get; init; }

    internal TimeSpan Probe { get; init; }
}

/// <summary>The files that nodes prove themselves with.</summary>
internal sealed record ChosenCertificates(string Ca, string Certificate, string Key, string Name);
