namespace Overindex.Ingest.Inputs;

/// <summary>Which of a source's columns stands for which of the input's.</summary>
/// <param name="All">Every column of the source, in its order.</param>
/// <param name="Matched">By the input column's name.</param>
internal sealed record SourceShape(IReadOnlyList<SourceColumn> All, IReadOnlyDictionary<string, SourceColumn> Matched)
{
    /// <summary>Files of equal signature can be read together.</summary>
    internal string Signature => string.Join('\n', Matched.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))
        + '\n' + All.Count;

    internal static SourceShape Match(InputKind kind, string where, IReadOnlyList<SourceColumn> columns, ISourceReader reader)
    {
        var matched = new Dictionary<string, SourceColumn>();
        foreach (var column in kind.Columns)
        {
            var candidates = columns.Where(c => c.Name.Equals(column.Name, StringComparison.OrdinalIgnoreCase)).ToList();
            if (candidates.Count > 1)
            {
                throw new IngestException(
                    $"{kind.Name}: {where} has the column {column.Name} twice ({string.Join(", ", candidates.Select(c => c.Name))}). Keep one of them.");
            }

            if (candidates.Count == 0)
            {
                if (column.Required)
                {
                    throw new IngestException(
                        $"{kind.Name}: {where} has no column {column.Name}. Its columns are {string.Join(", ", columns.Select(c => c.Name))}. "
                        + "Rename one, or map it with a SELECT in the config.");
                }

                continue;
            }

            if (!reader.Accepts(column.Kind, candidates[0].Type))
            {
                throw new IngestException(
                    $"{kind.Name}: {where}, column {candidates[0].Name}: the type is {candidates[0].Type}, but it must be {TypeRules.Describe(column.Kind)}. "
                    + "Cast it with a SELECT in the config.");
            }

            matched[column.Name] = candidates[0];
        }

        return new SourceShape(columns, matched);
    }
}
