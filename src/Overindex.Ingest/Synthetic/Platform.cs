namespace Overindex.Ingest.Synthetic;

/// <summary>Everything about the platform but its people, shared by whoever writes a part of it.</summary>
internal sealed class Platform
{
    internal Platform(SyntheticOptions options)
    {
        Options = options;
        var categories = EmbeddedTable.Open("categories");
        var planted = EmbeddedTable.Open("planted");
        Words = EmbeddedTable.Open("words");
        Countries = EmbeddedTable.Open("countries");
        Metros = EmbeddedTable.Open("metros");
        Catalog = new InterestCatalog(EmbeddedTable.Open("interests"), categories, planted);
        Population = new Population(categories, Countries, Metros);
        Plans = [.. Enumerable.Range(0, planted.Count).Select(row => new PlantedPlan(planted, row, Catalog, Population))];
        Accounts = new AccountPlan(options, Catalog, Population, Plans, Words);
        Draw = new AccountDraw(Catalog, Accounts);
        Small = new SmallAudiences(options, Accounts);
        Items = new ItemPlan(options, Catalog, Accounts);
        Calendar = new Calendar(options);
    }

    internal SyntheticOptions Options { get; }

    internal EmbeddedTable Words { get; }

    internal EmbeddedTable Countries { get; }

    internal EmbeddedTable Metros { get; }

    internal InterestCatalog Catalog { get; }

    internal Population Population { get; }

    /// <summary>Every planted taste, also of accounts that this platform is too small for: people hold the interests all the same.</summary>
    internal PlantedPlan[] Plans { get; }

    internal AccountPlan Accounts { get; }

    internal AccountDraw Draw { get; }

    internal SmallAudiences Small { get; }

    internal ItemPlan Items { get; }

    internal Calendar Calendar { get; }
}
