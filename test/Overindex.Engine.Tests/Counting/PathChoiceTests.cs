using System.Runtime.Intrinsics;
using Overindex.Engine.Counting;

namespace Overindex.Engine.Tests.Counting;

public sealed class PathChoiceTests
{
    [Theory]
    [InlineData("scalar", CountingPath.Scalar)]
    [InlineData("v128", CountingPath.V128)]
    [InlineData("V256", CountingPath.V256)]
    [InlineData("v512", CountingPath.V512)]
    public void The_environment_forces_a_path(string variable, CountingPath expected) =>
        Assert.Equal(expected, PathChoice.Choose(CountingPath.Auto, variable));

    [Fact]
    public void The_options_go_before_the_environment() =>
        Assert.Equal(CountingPath.V128, PathChoice.Choose(CountingPath.V128, "scalar"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("auto")]
    public void Without_a_choice_the_path_is_one_that_the_hardware_accelerates(string? variable)
    {
        var accelerated = new Dictionary<CountingPath, bool>
        {
            [CountingPath.Scalar] = !Vector128.IsHardwareAccelerated,
            [CountingPath.V128] = Vector128.IsHardwareAccelerated && !Vector256.IsHardwareAccelerated,
            [CountingPath.V256] = Vector256.IsHardwareAccelerated && !Vector512.IsHardwareAccelerated,
            [CountingPath.V512] = Vector512.IsHardwareAccelerated,
        };
        Assert.True(accelerated[PathChoice.Choose(CountingPath.Auto, variable)]);
    }

    [Theory]
    [InlineData("avx2")]
    [InlineData("3")]
    [InlineData("scalar,v128")]
    [InlineData(" v128")]
    public void A_wrong_value_in_the_environment_is_named_with_the_allowed_ones(string variable)
    {
        var error = Assert.Throws<ArgumentException>(() => PathChoice.Choose(CountingPath.Auto, variable));
        Assert.Equal(
            $"The environment variable OVERINDEX_COUNTING is '{variable}'; it must be one of auto, scalar, v128, v256, v512. Correct or unset it.",
            error.Message);
    }

    [Fact]
    public void A_path_that_does_not_exist_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => PathChoice.Choose((CountingPath)9, null));
        Assert.Equal("CountingOptions.Path is 9; it must be one of auto, scalar, v128, v256, v512.", error.Message);
    }
}
