using Overindex.Contracts;
using Overindex.Engine;

namespace Overindex.Cli.Sources;

/// <summary>The taxonomy of a snapshot as the server answers from it.</summary>
internal static class LocalTaxonomy
{
    internal static int Find(Taxonomy taxonomy, string text)
    {
        if (!InterestId.TryParse(text, out var id))
        {
            throw new CliException($"'{text}' is not an interest id: it must be 1 to 18 digits.", ExitCodes.Usage);
        }

        return taxonomy.TryGetOrdinal(id, out var ordinal) ? ordinal : throw new CliException($"There is no interest {id} in this snapshot.");
    }

    internal static IEnumerable<InterestResponse> Walk(Taxonomy taxonomy, string interest, int depth) =>
        Walk(taxonomy, Find(taxonomy, interest), depth);

    private static IEnumerable<InterestResponse> Walk(Taxonomy taxonomy, int ordinal, int depth)
    {
        var interest = taxonomy.Interests[ordinal];
        var children = taxonomy.ChildrenOf(ordinal).OrderBy(child => taxonomy.Interests[child].Id).ToList();
        var response = new InterestResponse
        {
            Id = interest.Id.ToString(),
            Name = interest.Name,
            Level = taxonomy.LevelOf(ordinal),
            ChildInterests = [.. children.Select(child => taxonomy.Interests[child].Id.ToString())],
        };
        return children.Where(_ => depth > 0).SelectMany(child => Walk(taxonomy, child, depth - 1)).Prepend(response);
    }
}
