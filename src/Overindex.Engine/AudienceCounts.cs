namespace Overindex.Engine;

/// <summary>
/// The answer to "count this audience": distinct people in it, and in it with each value and each interest.
/// Counts of disjoint sets of people add up, so an answer over shards is the sum of the shards' answers.
/// </summary>
public sealed class AudienceCounts
{
    private readonly long[] _counters;

    /// <summary>Counters that are all zero.</summary>
    /// <param name="shape">How many counters of each kind.</param>
    public AudienceCounts(CountShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Shape = shape;
        _counters = new long[shape.Length];
    }

    /// <summary>How many counters of each kind there are.</summary>
    public CountShape Shape { get; }

    /// <summary>Distinct people in the audience: n(A).</summary>
    public long People => _counters[0];

    /// <summary>Distinct people who hold each interest, by the interest's ordinal in the <see cref="Taxonomy"/>.</summary>
    public ReadOnlySpan<long> Interests => _counters.AsSpan(Shape.InterestsStart);

    /// <summary>All counters, in the order stated by <see cref="CountShape.Length"/>; for implementations of <see cref="IAudienceCounter"/>.</summary>
    public Span<long> Counters => _counters;

    /// <summary>Distinct people with each value of a demographic, by the value's position in the <see cref="SnapshotCatalog"/>.</summary>
    /// <param name="demographic">The demographic.</param>
    /// <returns>One count a value.</returns>
    public ReadOnlySpan<long> Of(Demographic demographic) => _counters.AsSpan(Shape.StartOf(demographic), Shape.ValuesOf(demographic));

    /// <summary>Adds the counts of another, disjoint set of people.</summary>
    /// <param name="other">Counts of the same shape.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public void Add(AudienceCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Shape != Shape)
        {
            throw new ArgumentException("Counts of different shapes cannot be added.", nameof(other));
        }

        for (var i = 0; i < _counters.Length; i++)
        {
            _counters[i] += other._counters[i];
        }
    }
}
