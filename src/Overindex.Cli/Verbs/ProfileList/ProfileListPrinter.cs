using System.Text.Json;
using Overindex.Cli.Arguments;
using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;

namespace Overindex.Cli.Verbs.ProfileList;

internal sealed class ProfileListPrinter(CliHost host)
{
    internal void Print(IReadOnlyList<ListedProfile> profiles, string output)
    {
        if (output == OutputOption.Json)
        {
            host.Out.WriteLine(JsonSerializer.Serialize(profiles, CliJson.Readable.IReadOnlyListListedProfile));
            return;
        }

        if (profiles.Count == 0)
        {
            host.Out.WriteLine("There are no profiles. 'overindex login --host URL' stores one.");
            return;
        }

        var table = Tables.Create("profile", "host", "credentials", "stored (UTC)");
        foreach (var profile in profiles)
        {
            table.AddCells(
                profile.Name, profile.Host ?? "?", profile.Credentials ?? "?", profile.StoredAt is { } time ? Figures.Minute(time) : "?");
        }

        host.Screen.WriteBlock(table);
        foreach (var profile in profiles.Where(profile => profile.Problem is not null))
        {
            ErrorReporter.Say(host, profile.Problem!);
        }
    }
}
