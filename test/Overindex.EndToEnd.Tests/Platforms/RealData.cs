using System.IO.Compression;
using Overindex.Contracts.Tests.Description;

namespace Overindex.EndToEnd.Tests.Platforms;

/// <summary>The real data sets that lie beside the repository.</summary>
internal sealed record RealData(string Name, DateOnly Date, int WindowDays)
{
    public static RealData Oulad { get; } = new("oulad", new DateOnly(2013, 10, 31), 365);

    public static RealData OuladYearLater { get; } = new("oulad", new DateOnly(2014, 10, 31), 365);

    public static RealData CompleteJourney { get; } = new("completejourney", new DateOnly(2017, 12, 31), 365);

    public string Directory => Path.Combine(SharedFolder.Path, "data", Name);

    public RawPlatform Read() => new()
    {
        People = Rows("people", x => new RawPerson(x[0], x[1], x[2], x[3], x[4])),
        Interests = Rows("interests", x => new RawInterest(x[0], x[1], x[2])),
        Items = Rows("items", x => new RawItem(x[0], x[1], x[2])),
        Interactions = Rows("interactions", x => new RawInteraction(x[0], x[1], x[2], x[3])),
        Accounts = Rows("accounts", x => new RawName(x[0], x[1])),
    };

    private List<T> Rows<T>(string input, Func<string?[], T> make)
    {
        using var file = File.OpenRead(Path.Combine(Directory, input + ".csv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        _ = reader.ReadLine();
        var rows = new List<T>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Contains('"'))
                throw new InvalidDataException($"A quoted field in {input}: this reader does not know them.");
            rows.Add(make(Array.ConvertAll(line.Split(','), x => x.Length == 0 ? null : x)));
        }

        return rows;
    }
}
