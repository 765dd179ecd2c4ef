namespace Overindex.Bench.Client.Measuring;

/// <summary>What was measured of one system.</summary>
internal sealed class Row(string name)
{
    public string Name { get; } = name;

    public List<Sample> Samples { get; } = [];

    /// <summary>Connections opened by calls one after the other.</summary>
    public int Connections { get; init; }

    public int Gen2 { get; set; }

    /// <summary>The middle, over the rounds, of this row's share of another's figure in the same round.</summary>
    public double Share(Row other, Func<Sample, double> figure) =>
        Samples.Zip(other.Samples, (own, others) => figure(own) / figure(others)).Order().ElementAt(Samples.Count / 2);

    public double Median(Func<Sample, double> figure) => Samples.Select(figure).Order().ElementAt(Samples.Count / 2);
}
