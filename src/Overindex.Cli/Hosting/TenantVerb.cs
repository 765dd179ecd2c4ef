using System.CommandLine;
using Overindex.Cli.Arguments;
using Overindex.Identity;

namespace Overindex.Cli.Hosting;

/// <summary>A verb about one user or app, which is its argument: it changes something and says so.</summary>
internal sealed class TenantVerb : Verb
{
    internal TenantVerb(
        CliHost host, string name, string description, Argument<string> who, Func<TenantRegistry, string, Task> work, string done, string example)
        : base(host, name, description, example)
    {
        var data = CommonOptions.Data(host);
        Add(who);
        Add(data);
        Runs((parsed, cancellationToken) =>
        {
            var named = parsed.GetRequiredValue(who);
            return new Tenants(host).ChangeAsync(
                parsed.GetRequiredValue(data), registry => work(registry, named), $"{done.Replace("{0}", named, StringComparison.Ordinal)}", cancellationToken);
        });
    }
}
