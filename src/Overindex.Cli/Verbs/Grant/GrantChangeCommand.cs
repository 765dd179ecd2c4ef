using System.CommandLine;
using System.Globalization;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Engine;
using Overindex.Identity;

namespace Overindex.Cli.Verbs.Grant;

/// <summary>A verb about grants of one user or app.</summary>
internal sealed class GrantChangeCommand : Verb
{
    private readonly HolderOptions _holder;

    private readonly AccountOptions _accounts;

    private readonly Option<string> _data;

    internal GrantChangeCommand(
        CliHost host,
        string name,
        string description,
        Func<TenantRegistry, GrantHolder, AccountSet, Task> work,
        string done,
        params string[] examples)
        : base(host, name, description, examples)
    {
        _holder = new HolderOptions(this);
        _accounts = new AccountOptions(this);
        _data = CommonOptions.Data(host);
        Add(_data);
        Runs((parsed, cancellationToken) =>
        {
            var (holder, accounts) = (_holder.Get(parsed), _accounts.Get(parsed));
            var what = accounts.All ? "every ad account" : Figures.Count(accounts.Ids.Count, "ad account", "ad accounts");
            return new Tenants(host).ChangeAsync(
                parsed.GetRequiredValue(_data),
                registry => work(registry, holder, accounts),
                string.Format(CultureInfo.InvariantCulture, done, holder.Name, what),
                cancellationToken);
        });
    }

    internal static async Task ForEachAsync(AccountSet accounts, Func<AdAccountId?, Task> work)
    {
        IEnumerable<AdAccountId?> each = accounts.All ? [null] : accounts.Ids.Cast<AdAccountId?>();
        foreach (var account in each)
        {
            await work(account);
        }
    }
}
