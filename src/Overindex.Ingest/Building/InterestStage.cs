using Overindex.Engine;
using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Building;

/// <summary>Reads the taxonomy into the table <c>interests</c> (interest_id, position) and checks that it is a forest.</summary>
internal sealed class InterestStage(BuildContext build)
{
    private readonly InputSource _source = build.Sources[InputKind.Interests];

    internal IReadOnlyList<Interest> Run()
    {
        build.Clock.Start("reading interests");
        build.Read(_source, tally => new TableLoad(
            build,
            _source,
            [
                RejectRule.Missing("interest_id"),
                RejectRule.NotAnId("interest_id"),
                RejectRule.Repeated("interest_id", "interest"),
                RejectRule.Missing("name", "missing interest name"),
            ])
        {
            Key = "interest_id",
            AlwaysNumbered = true,
            Inspect = FindSecondParent,
        }.Into("interest_rows", tally));
        build.Duck.Execute(
            "CREATE TEMP TABLE interests AS SELECT *, "
            + "CAST(row_number() OVER (ORDER BY length(interest_id), interest_id) - 1 AS INTEGER) AS position FROM interest_rows");
        build.Duck.Execute("DROP TABLE interest_rows");
        return Check(build.Duck.Rows("SELECT interest_id, name, parent_id, file_no, row_no FROM interests ORDER BY position")
            .ConvertAll(row => new Node((string)row[0]!, (string)row[1]!, (string?)row[2], (int)row[3]!, (long)row[4]!)));
    }

    private void FindSecondParent(string table)
    {
        var second = build.Duck.Rows(
            $"SELECT b.interest_id, a.parent_id, b.parent_id, a.file_no, a.row_no, b.file_no, b.row_no FROM {table} a "
            + $"JOIN {table} b ON a.interest_id = b.interest_id AND a.nth = 1 AND b.nth > 1 AND a.parent_id IS DISTINCT FROM b.parent_id "
            + "ORDER BY b.file_no, b.row_no LIMIT 1");
        if (second is [var row])
        {
            throw new IngestException(
                $"interests: the interest {row[0]} has two parents: {row[1] ?? "none"} in {Locate((int)row[3]!, (long)row[4]!)} "
                + $"and {row[2] ?? "none"} in {Locate((int)row[5]!, (long)row[6]!)}. An interest has at most one parent; keep one of the rows.");
        }
    }

    private List<Interest> Check(IReadOnlyList<Node> nodes)
    {
        var byId = nodes.ToDictionary(node => node.Id);
        foreach (var node in nodes.OrderBy(node => (node.File, node.Row)))
        {
            if (node.Parent is not null && !byId.ContainsKey(node.Parent))
            {
                throw new IngestException(
                    $"interests: {Locate(node.File, node.Row)}: the interest {node.Id} has the unknown parent {node.Parent}. "
                    + "Add a row for the parent, or leave parent_id empty for a category.");
            }
        }

        FindCycle(nodes, byId);
        return [.. nodes.Select(node => new Interest(
            InterestId.Parse(node.Id), node.Name, node.Parent is null ? null : InterestId.Parse(node.Parent)))];
    }

    private void FindCycle(IReadOnlyList<Node> nodes, Dictionary<string, Node> byId)
    {
        var reachesRoot = new HashSet<string>();
        foreach (var start in nodes)
        {
            var path = new List<string>();
            var onPath = new HashSet<string>();
            var at = start;
            while (!reachesRoot.Contains(at.Id) && onPath.Add(at.Id))
            {
                path.Add(at.Id);
                if (at.Parent is null)
                {
                    reachesRoot.UnionWith(path);
                    break;
                }

                at = byId[at.Parent];
            }

            if (!reachesRoot.Contains(at.Id))
            {
                var cycle = path.SkipWhile(id => id != at.Id).Append(at.Id).ToList();
                var first = cycle.Select(id => byId[id]).MinBy(node => (node.File, node.Row))!;
                throw new IngestException(
                    $"interests: {Locate(first.File, first.Row)}: the parents run in a cycle: {string.Join(" -> ", Shorten(cycle))}. "
                    + "Leave parent_id empty for a category.");
            }

            reachesRoot.UnionWith(path);
        }
    }

    private static List<string> Shorten(List<string> cycle)
    {
        const int Longest = 12;
        return cycle.Count <= Longest ? cycle : [.. cycle.Take(Longest - 2), "...", cycle[^1]];
    }

    private string Locate(int file, long row) => build.Rejects.Locate(_source, file, row);

    private sealed record Node(string Id, string Name, string? Parent, int File, long Row);
}
