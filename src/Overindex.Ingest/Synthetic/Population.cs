namespace Overindex.Ingest.Synthetic;

/// <summary>Draws people's age, gender, country and metro, and says what they lean to.</summary>
internal sealed class Population
{
    private const string HomeOfMetros = "us";

    private static readonly string[] LeanColumns = ["age18", "age25", "age35", "age45", "age50", "age55", "age65"];
    private readonly WeightedPick _genders = new([66, 26, 8]);
    private readonly WeightedPick _ages = new([22, 27, 18, 8, 7, 11, 7]);
    private readonly WeightedPick _countries;
    private readonly WeightedPick _metros;
    private readonly int _countryWithMetros;
    private readonly WeightedPick[] _categories;
    private readonly double[][] _leans;

    internal Population(EmbeddedTable categories, EmbeddedTable countries, EmbeddedTable metros)
    {
        Countries = countries.Texts("key");
        Metros = metros.Texts("key");
        IphonePercents = countries.Numbers("iphone");
        _countries = new WeightedPick(countries.Numbers("weight").Select(weight => (ulong)weight));
        _metros = new WeightedPick(metros.Numbers("weight").Select(weight => (ulong)weight));
        _countryWithMetros = Array.IndexOf(Countries, HomeOfMetros);
        _categories = new WeightedPick[Genders.Length * Ages.Length];
        _leans = new double[_categories.Length][];
        for (var group = 0; group < _categories.Length; group++)
        {
            var leans = Enumerable.Range(0, categories.Count).Select(category => LeanOf(categories, category, group)).ToArray();
            _leans[group] = [.. leans.Select(lean => lean / 10_000.0)];
            _categories[group] = new WeightedPick(leans.Select((lean, category) => (ulong)lean * categories.Number(category, "weight")));
        }
    }

    internal static string[] Genders { get; } = ["female", "male", "unspecified"];

    internal static string[] Ages { get; } = ["18-24", "25-34", "35-44", "45-49", "50-54", "55-64", "65+"];

    internal string[] Countries { get; }

    internal string[] Metros { get; }

    internal uint[] IphonePercents { get; }

    internal Profile Draw(int seed, int person)
    {
        var dice = new Dice(seed, DiceStream.Profile, person);
        var gender = _genders.Pick(ref dice);
        var age = _ages.Pick(ref dice);
        var country = _countries.Pick(ref dice);
        var metro = country == _countryWithMetros ? _metros.Pick(ref dice) : -1;
        var hidden = (dice.Percent(4) ? HiddenValues.Gender : HiddenValues.None) | (dice.Percent(7) ? HiddenValues.Age : HiddenValues.None)
            | (dice.Percent(2) ? HiddenValues.Country : HiddenValues.None) | (dice.Percent(5) ? HiddenValues.Metro : HiddenValues.None);
        return new Profile(gender, age, country, metro, hidden);
    }

    internal int DrawCategory(in Profile profile, ref Dice dice) => _categories[GroupOf(profile.Gender, profile.Age)].Pick(ref dice);

    /// <summary>How much likelier than others a group is to care for a category; 1 = as likely.</summary>
    internal double LeanOf(in Profile profile, int category) => _leans[GroupOf(profile.Gender, profile.Age)][category];

    /// <summary>The expectation over everybody of a figure that depends on gender and age alone.</summary>
    internal double Expect(Func<Profile, double> figure)
    {
        var sum = 0.0;
        for (var gender = 0; gender < Genders.Length; gender++)
        {
            for (var age = 0; age < Ages.Length; age++)
                sum += _genders.ShareOf(gender) * _ages.ShareOf(age) * figure(new Profile(gender, age, 0, -1, HiddenValues.None));
        }

        return sum;
    }

    internal double ShareOfCountry(int country) => _countries.ShareOf(country);

    internal int DrawCountry(ref Dice dice) => _countries.Pick(ref dice);

    private static int GroupOf(int gender, int age) => (gender * Ages.Length) + age;

    private static uint LeanOf(EmbeddedTable categories, int category, int group)
    {
        var byGender = (group / Ages.Length) switch
        {
            0 => categories.Number(category, "female"),
            1 => categories.Number(category, "male"),
            _ => 100u,
        };
        return byGender * categories.Number(category, LeanColumns[group % Ages.Length]);
    }
}
