namespace Overindex.Conventions.Tests.Assemblies;

/// <summary>A change of what users of the libraries see shows in a diff of a text file.</summary>
public sealed class PublicSurfaceIsApprovedTests
{
    private const string SampleSurface =
        """
        sealed class Sample : IEquatable<Sample>
            .ctor(string Name, int Count = 3)
            IReadOnlyList<string?>? Find(ReadOnlySpan<byte> key, out long value)
            int Count { get; init; }
            required string? Label { get; init; }
            static Sample Default { get; }
            string Name { get; init; }

        """;

    [Theory]
    [InlineData("Overindex.Contracts")]
    [InlineData("Overindex.Client")]
    [InlineData("Overindex.Client.Extensions")]
    [InlineData("Overindex.Client.Testing")]
    [InlineData("Overindex.Cluster")]
    [InlineData("Overindex.Dashboard")]
    [InlineData("Overindex.Engine")]
    [InlineData("Overindex.Identity")]
    [InlineData("Overindex.Ingest")]
    [InlineData("Overindex.Reports")]
    [InlineData("Overindex.Server")]
    public void The_public_surface_is_as_approved(string assembly) =>
        Approved.Check(assembly, PublicSurface.Of(ProductAssemblies.Libraries.Single(library => library.GetName().Name == assembly).GetExportedTypes().Where(type => !ProductAssemblies.IsRazor(type))));

    [Fact]
    public void The_surface_of_a_type_is_every_member_that_a_caller_sees() => Assert.Equal(SampleSurface, PublicSurface.Of([typeof(Sample)]).Replace("PublicSurfaceIsApprovedTests.", "", StringComparison.Ordinal));

    [Fact]
    public void A_changed_member_is_caught() =>
        Assert.Equal("- int Count { get; init; }\n+ long Count { get; init; }", Approved.Difference("int Count { get; init; }\n", "long Count { get; init; }\n"));

    [Fact]
    public void A_repeated_line_is_caught() => Assert.NotNull(Approved.Difference("a\nb\n", "a\nb\nb\n"));

    public sealed record Sample(string Name, int Count = 3)
    {
        public static Sample Default { get; } = new("") { Label = null };

        public required string? Label { get; init; }

        public IReadOnlyList<string?>? Find(ReadOnlySpan<byte> key, out long value)
        {
            value = key.Length + Hidden();
            return null;
        }

        private int Hidden() => Count;
    }
}
