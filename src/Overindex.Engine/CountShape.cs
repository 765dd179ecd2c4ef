namespace Overindex.Engine;

/// <summary>How many counters of each kind an answer to "count this audience" has.</summary>
/// <param name="Ages">Age values.</param>
/// <param name="Genders">Gender values.</param>
/// <param name="Devices">Device values.</param>
/// <param name="Countries">Country values.</param>
/// <param name="Metros">Metro values.</param>
/// <param name="Interests">Interests of the taxonomy.</param>
public sealed record CountShape(int Ages, int Genders, int Devices, int Countries, int Metros, int Interests)
{
    /// <summary>All counters together: people, the demographics in the order of <see cref="Demographic"/>, interests.</summary>
    public int Length => 1 + Ages + Genders + Devices + Countries + Metros + Interests;

    internal int InterestsStart => 1 + Ages + Genders + Devices + Countries + Metros;

    /// <summary>How many values a demographic has.</summary>
    /// <param name="demographic">The demographic.</param>
    /// <returns>The number of its values.</returns>
    public int ValuesOf(Demographic demographic) => demographic switch
    {
        Demographic.Age => Ages,
        Demographic.Gender => Genders,
        Demographic.Device => Devices,
        Demographic.Country => Countries,
        Demographic.Metro => Metros,
        _ => throw new ArgumentOutOfRangeException(nameof(demographic), demographic, "Not a demographic."),
    };

    internal int StartOf(Demographic demographic)
    {
        var start = 1;
        for (var before = Demographic.Age; before < demographic; before++)
        {
            start += ValuesOf(before);
        }

        return start;
    }
}
