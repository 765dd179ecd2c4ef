using Overindex.Engine;
using Overindex.Reports;

namespace Overindex.Dashboard.Viewing;

/// <summary>Puts the rows of the interests' table together: categories, the opened ones' sub-interests at any level, or what a search finds.</summary>
internal sealed class InterestTable(AccountView view)
{
    private const int MostFound = 60;
    private readonly Taxonomy _taxonomy = view.Insights.Taxonomy;
    private readonly List<InterestLine> _lines = [];

    internal IReadOnlyList<InterestLine> Lines => _lines;

    /// <summary>Interests that fit the search, also those left out of the answer.</summary>
    internal int Fitting { get; private set; }

    /// <summary>Categories of the platform that the answer leaves out.</summary>
    internal int CategoriesLeftOut => _taxonomy.Categories.Count - (view.Audience.Categories?.Count ?? 0);

    internal static async Task<InterestTable> LoadAsync(AccountView view)
    {
        var table = new InterestTable(view);
        if (view.State.Search.Length > 0)
        {
            await table.FindAsync(view.State.Search);
        }
        else
        {
            await table.AddAsync(table.Categories());
        }

        return table;
    }

    /// <summary>One interest, at any level; none if the answer leaves it out.</summary>
    internal async Task<InterestLine?> FindAsync(InterestId id) =>
        _taxonomy.TryGetOrdinal(id, out var ordinal)
            ? (await SiblingsAsync(_taxonomy.Interests[ordinal].Parent)).FirstOrDefault(line => line.Id == id)
            : null;

    private IEnumerable<InterestLine> Categories() => (view.Audience.Categories ?? []).Select(category =>
        Line(category.Id, category.Name, category.Ratio, category.Index, level: 1, view.Audience.Size, above: null));

    private async Task AddAsync(IEnumerable<InterestLine> siblings)
    {
        foreach (var line in Sorted(siblings.Where(IsShown)))
        {
            var children = line.IsOpen && line.Children > 0 ? await ChildrenAsync(line) : [];
            _lines.Add(line with { LeftOut = line.IsOpen ? line.Children - children.Count : 0 });
            await AddAsync(children);
        }
    }

    private async Task<IReadOnlyList<InterestLine>> ChildrenAsync(InterestLine above)
    {
        if (!_taxonomy.TryGetOrdinal(above.Id, out var ordinal) || _taxonomy.ChildrenOf(ordinal).Count == 0)
        {
            return [];
        }

        var known = above.Level == 1 ? view.Audience.Categories?.FirstOrDefault(category => category.Id == above.Id.ToString())?.Subcategories : null;
        var children = known ?? (await view.Insights.GetSubInterestsAsync(view.State.Audience.Type(), view.Account.Id, ordinal)).Items ?? [];
        return [.. children.Select(child => Line(child.Id, child.Name, child.Ratio, child.Index, above.Level + 1, above.Holders, above.Name))];
    }

    private async Task FindAsync(string search)
    {
        var fitting = Enumerable.Range(0, _taxonomy.Interests.Count)
            .Where(ordinal => _taxonomy.Interests[ordinal].Name.Contains(search, StringComparison.OrdinalIgnoreCase))
            .ToList();
        Fitting = fitting.Count;
        var found = new List<InterestLine>();
        foreach (var siblings in fitting.Take(MostFound).GroupBy(ordinal => _taxonomy.Interests[ordinal].Parent))
        {
            var wanted = siblings.Select(ordinal => _taxonomy.Interests[ordinal].Id).ToHashSet();
            found.AddRange((await SiblingsAsync(siblings.Key)).Where(line => wanted.Contains(line.Id)));
        }

        _lines.AddRange(Sorted(found.Where(IsShown)));
    }

    private async Task<IEnumerable<InterestLine>> SiblingsAsync(InterestId? parent) =>
        parent is not { } id ? Categories() : await FindAsync(id) is { } above ? await ChildrenAsync(above) : [];

    private InterestLine Line(string? idText, string? name, double? ratio, double? index, int level, double? aboveHolders, string? above)
    {
        var id = InterestId.Parse(idText);
        return new InterestLine
        {
            Id = id,
            Name = name ?? "",
            Level = level,
            Ratio = ratio,
            Index = index,
            Holders = aboveHolders * ratio,
            Children = _taxonomy.TryGetOrdinal(id, out var ordinal) ? _taxonomy.ChildrenOf(ordinal).Count : 0,
            IsOpen = view.State.Open.Contains(id),
            Above = above,
        };
    }

    private bool IsShown(InterestLine line) => line.IsOpen || view.State.Filter switch
    {
        InterestFilter.Over => line.Index >= InterestRow.Over,
        InterestFilter.Under => line.Index <= InterestRow.Under,
        _ => true,
    };

    private IEnumerable<InterestLine> Sorted(IEnumerable<InterestLine> lines)
    {
        var descending = view.State.Filter != InterestFilter.Under;
        return view.State.Sort switch
        {
            InterestSort.Name => lines.OrderBy(line => line.Name, StringComparer.OrdinalIgnoreCase),
            InterestSort.Share => lines.OrderByDescending(line => line.Ratio).ThenBy(line => line.Id),
            _ when descending => lines.OrderByDescending(line => line.Index).ThenByDescending(line => line.Ratio).ThenBy(line => line.Id),
            _ => lines.OrderBy(line => line.Index is null).ThenBy(line => line.Index).ThenByDescending(line => line.Ratio).ThenBy(line => line.Id),
        };
    }
}
