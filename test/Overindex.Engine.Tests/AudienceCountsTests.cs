namespace Overindex.Engine.Tests;

public sealed class AudienceCountsTests
{
    private static readonly CountShape Shape = new(Ages: 2, Genders: 1, Devices: 3, Countries: 2, Metros: 0, Interests: 4);

    [Fact]
    public void Counters_lie_in_the_order_people_demographics_interests()
    {
        var counts = Numbered(Shape);
        Assert.Equal(13, Shape.Length);
        Assert.Equal(100, counts.People);
        Assert.Equal([101L, 102], counts.Of(Demographic.Age).ToArray());
        Assert.Equal([103L], counts.Of(Demographic.Gender).ToArray());
        Assert.Equal([104L, 105, 106], counts.Of(Demographic.Device).ToArray());
        Assert.Equal([107L, 108], counts.Of(Demographic.Country).ToArray());
        Assert.Empty(counts.Of(Demographic.Metro).ToArray());
        Assert.Equal([109L, 110, 111, 112], counts.Interests.ToArray());
    }

    [Fact]
    public void Counts_of_disjoint_people_add_up()
    {
        var sum = Numbered(Shape);
        sum.Add(Numbered(Shape));
        Assert.Equal(Enumerable.Range(0, 13).Select(i => 200L + (2 * i)), sum.Counters.ToArray());
    }

    [Fact]
    public void Counts_of_different_shapes_are_not_added() =>
        Assert.Throws<ArgumentException>(() => new AudienceCounts(Shape).Add(new AudienceCounts(Shape with { Ages = 1, Genders = 2 })));

    [Fact]
    public void A_shape_knows_the_values_of_each_demographic_and_refuses_any_other()
    {
        Assert.Equal([2, 1, 3, 2, 0], Enum.GetValues<Demographic>().Select(Shape.ValuesOf));
        Assert.Throws<ArgumentOutOfRangeException>(() => Shape.ValuesOf((Demographic)5));
    }

    private static AudienceCounts Numbered(CountShape shape)
    {
        var counts = new AudienceCounts(shape);
        for (var i = 0; i < shape.Length; i++)
        {
            counts.Counters[i] = 100 + i;
        }

        return counts;
    }
}
