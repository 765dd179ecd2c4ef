using Overindex.Cli.Hosting;
using Overindex.Cli.Rendering;
using Overindex.Engine;
using Spectre.Console;

namespace Overindex.Cli.Verbs.SnapshotInspect;

internal sealed class SnapshotInspectPrinter(CliHost host)
{
    private const int ValuesShown = 4;

    internal void Print(string directory, Snapshot snapshot, AudienceCounts everybody, IReadOnlyList<AdAccount> largest, int top)
    {
        var catalog = snapshot.Catalog;
        var files = SnapshotFiles.Of(directory);
        host.Screen.WriteBlock(Tables.Facts(
            ("snapshot", snapshot.Id.ToString()),
            ("window", Figures.Window(catalog.GenerationDate, catalog.WindowDays)),
            ("people", Figures.People(snapshot.People, snapshot.EngagedPeople)),
            ("holding", $"an interest is held from {Figures.Count(snapshot.MinEngagements, "engaged item", "engaged items")} on"),
            ("shards", Figures.Count(snapshot.ShardCount)),
            ("ad accounts", Figures.Count(catalog.Accounts.Count)),
            ("interests", Interests(catalog.Taxonomy)),
            ("directory", directory),
            ("bytes", Figures.Bytes(files.Sum(file => file.Bytes)))));
        host.Screen.WriteBlock(FilesTable(files));
        host.Screen.WriteBlock(Demographics(catalog, everybody));
        host.Screen.WriteBlock(Categories(catalog.Taxonomy, everybody, top));
        host.Screen.WriteBlock(Accounts(largest));
    }

    private static string Interests(Taxonomy taxonomy)
    {
        var levels = Enumerable.Range(0, taxonomy.Interests.Count).CountBy(taxonomy.LevelOf).OrderBy(level => level.Key);
        var texts = levels.Select(level => $"{Figures.Count(level.Value)} on level {level.Key}");
        return $"{Figures.Count(taxonomy.Interests.Count)} ({string.Join(", ", texts)})";
    }

    private static Grid FilesTable(IReadOnlyList<(string Name, long Bytes)> files)
    {
        var table = Tables.Create("file", ">bytes");
        foreach (var (name, bytes) in files)
        {
            table.AddCells(name, Figures.Count(bytes));
        }

        return table;
    }

    private static Grid Demographics(SnapshotCatalog catalog, AudienceCounts everybody)
    {
        var table = Tables.Create("demographic", ">values", ">known", "most common");
        foreach (var demographic in Enum.GetValues<Demographic>())
        {
            var values = catalog.Values(demographic);
            var counts = everybody.Of(demographic).ToArray();
            var common = counts
                .Select((count, position) => (count, values[position].Name))
                .OrderByDescending(value => value.count)
                .Take(ValuesShown)
                .Select(value => $"{value.Name} {Share(value.count, everybody.People)}");

            // People use several devices, so their sum says nothing about how many are known.
            var known = demographic == Demographic.Device ? "" : Share(counts.Sum(), everybody.People);
            table.AddCells(demographic.ToString().ToLowerInvariant(), Figures.Count(values.Count), known, string.Join(", ", common));
        }

        return table;
    }

    private static Grid Categories(Taxonomy taxonomy, AudienceCounts everybody, int top)
    {
        var interests = everybody.Interests.ToArray();
        var table = Tables.Create("category", "id", ">people", ">share", ">sub-interests");
        foreach (var ordinal in taxonomy.Categories.OrderByDescending(ordinal => interests[ordinal]).Take(top))
        {
            var interest = taxonomy.Interests[ordinal];
            table.AddCells(
                interest.Name,
                interest.Id.ToString(),
                Figures.Count(interests[ordinal]),
                Share(interests[ordinal], everybody.People),
                Figures.Count(taxonomy.ChildrenOf(ordinal).Count));
        }

        return table;
    }

    private static Grid Accounts(IReadOnlyList<AdAccount> accounts)
    {
        var table = Tables.Create("ad account", "name", ">people", ">engaged");
        foreach (var account in accounts)
        {
            table.AddCells(
                account.Id.ToString(),
                account.Name,
                Figures.Count(account.AudienceSize(AudienceType.ImpressionPlusEngagement)),
                Figures.Count(account.Engaged));
        }

        return table;
    }

    private static string Share(long part, long whole) => whole == 0 ? "" : Figures.Percent((double)part / whole);
}
