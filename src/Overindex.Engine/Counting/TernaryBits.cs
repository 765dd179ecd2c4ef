namespace Overindex.Engine.Counting;

/// <summary>Truth tables of <c>vpternlog</c>: bit 4a + 2b + c is the result for a, b, c.</summary>
internal static class TernaryBits
{
    /// <summary>a ^ b ^ c: set where one or three are.</summary>
    internal const byte Parity = 0b1001_0110;

    /// <summary>Set where two or three are.</summary>
    internal const byte Majority = 0b1110_1000;
}
