namespace Overindex.Ingest.Synthetic;

internal enum AccountKind
{
    /// <summary>People come by taste and chance.</summary>
    Ordinary = 0,

    /// <summary>People come by a plan whose affinity index is known.</summary>
    Planted = 1,

    /// <summary>A handful of people, far under the privacy minimum.</summary>
    Small = 2,

    /// <summary>Seen by many, engaged with by nobody.</summary>
    ImpressionsOnly = 3,

    /// <summary>Has items but no interactions.</summary>
    Silent = 4,
}

/// <summary>The ad accounts: planted ones first, then the others by their kind, each with a theme, a home and a popularity.</summary>
internal sealed class AccountPlan
{
    private const long FirstId = 549_755_885_001;
    private const int Everywhere = -1;

    private readonly string[] _first;
    private readonly string[] _second;
    private readonly int _seed;
    private readonly InterestCatalog _catalog;

    internal AccountPlan(
        SyntheticOptions options, InterestCatalog catalog, Population population, IReadOnlyList<PlantedPlan> planted, EmbeddedTable words)
    {
        _seed = options.Seed;
        _catalog = catalog;
        Planted = [.. planted.Take(options.Accounts / 2)];
        Kinds = new AccountKind[options.Accounts];
        Themes = new int[options.Accounts];
        Homes = new int[options.Accounts];
        Popularity = new uint[options.Accounts];
        var kindsOfWords = words.Texts("kind");
        _first = [.. words.Texts("text").Where((_, row) => kindsOfWords[row] == "first")];
        _second = [.. words.Texts("text").Where((_, row) => kindsOfWords[row] == "second")];
        for (var account = 0; account < options.Accounts; account++)
        {
            var dice = new Dice(_seed, DiceStream.Account, account);
            Kinds[account] = KindOf(account);
            Themes[account] = account < Planted.Count ? Planted[account].Interest : catalog.AnyTopic(ref dice);
            Homes[account] = dice.Percent(55) ? Everywhere : population.DrawCountry(ref dice);
            Popularity[account] = 4_000_000 / (uint)(dice.Rank(options.Accounts) + 3);
        }
    }

    internal IReadOnlyList<PlantedPlan> Planted { get; }

    internal AccountKind[] Kinds { get; }

    /// <summary>The interest an account is about.</summary>
    internal int[] Themes { get; }

    /// <summary>The country whose people an account is for, or -1.</summary>
    internal int[] Homes { get; }

    internal uint[] Popularity { get; }

    internal int Count => Kinds.Length;

    internal static string IdOf(int account) => (FirstId + account).ToString();

    internal string NameOf(int account)
    {
        if (account < Planted.Count)
            return Planted[account].AccountName;
        var dice = new Dice(~_seed, DiceStream.Account, account);
        var trade = _catalog.Trades[_catalog.Categories[Themes[account]]];
        return $"{_first[dice.Below((uint)_first.Length)]} {_second[dice.Below((uint)_second.Length)]} {trade}";
    }

    private AccountKind KindOf(int account)
    {
        var position = account - Planted.Count;
        return position < 0 ? AccountKind.Planted : (position % 20) switch
        {
            3 or 13 => AccountKind.ImpressionsOnly,
            5 or 11 => AccountKind.Small,
            17 => AccountKind.Silent,
            _ => AccountKind.Ordinary,
        };
    }
}
