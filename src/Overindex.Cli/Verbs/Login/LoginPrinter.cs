using Overindex.Cli.Hosting;
using Overindex.Cli.Profiles;
using Overindex.Cli.Rendering;
using Overindex.Contracts;

namespace Overindex.Cli.Verbs.Login;

internal sealed class LoginPrinter(CliHost host)
{
    internal void Print(string name, Uri address, AdAccountsResponse firstPage)
    {
        var accounts = firstPage.Items ?? [];
        var more = string.IsNullOrEmpty(firstPage.Bookmark) ? "" : "more than ";
        host.Error.WriteLine($"Signed in to {address} as profile '{name}'; it sees {more}{Figures.Count(accounts.Count, "ad account", "ad accounts")}.");
        if (accounts is [{ Id: { } id } first, ..])
        {
            var profile = name == ProfileName.Default ? "" : $" --profile {name}";
            host.Error.WriteLine(Plain.Line($"Next, for {first.Name ?? "the first"}: {Invocation.Text} insights {id}{profile}"));
        }
    }
}
