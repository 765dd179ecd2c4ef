using Overindex.Engine;

namespace Overindex.Bench.Counting;

/// <summary>One person at a time of a made-up platform; positions, -1 for unknown. Belongs to one thread.</summary>
internal sealed class PersonDraw(PlatformSpec spec)
{
    private readonly CountShape _shape = spec.Shape;
    private readonly int[] _held = new int[PlatformSpec.Held];
    private readonly bool[] _isHeld = new bool[spec.Interests];
    private int _heldCount;

    internal int Age { get; private set; }

    internal int Gender { get; private set; }

    internal int Country { get; private set; }

    internal int Metro { get; private set; }

    internal uint Devices { get; private set; }

    internal bool IsEngaged { get; private set; }

    internal ReadOnlySpan<int> Held => _held;

    /// <summary>The parent of an interest, or -1.</summary>
    internal static int ParentOf(int interest) => interest < PlatformSpec.Categories ? -1 : interest % PlatformSpec.Categories;

    internal void Read(int person)
    {
        var dice = new Dice((ulong)person + 1);
        Age = dice.Below(_shape.Ages + 1) - 1;
        Gender = dice.Below(_shape.Genders + 1) - 1;
        Country = (int)(dice.Share() * dice.Share() * (_shape.Countries + 1)) - 1;
        Metro = Country is >= 0 and < 4 ? dice.Below(_shape.Metros) : -1;
        Devices = (1u << dice.Below(_shape.Devices)) | (1u << dice.Below(_shape.Devices));
        IsEngaged = dice.Below(10) < 4;
        ReadInterests(ref dice);
    }

    private void ReadInterests(ref Dice dice)
    {
        _heldCount = 0;
        while (_heldCount < PlatformSpec.Held)
        {
            var interest = (int)(Math.Pow(dice.Share(), spec.Skew) * spec.Interests);
            var parent = ParentOf(interest);
            var needsParent = parent >= 0 && !_isHeld[parent];
            if (!_isHeld[interest] && _heldCount + (needsParent ? 2 : 1) <= PlatformSpec.Held)
            {
                Hold(interest);
                if (needsParent)
                {
                    Hold(parent);
                }
            }
        }

        foreach (var interest in _held)
        {
            _isHeld[interest] = false;
        }

        Array.Sort(_held);
    }

    private void Hold(int interest)
    {
        _isHeld[interest] = true;
        _held[_heldCount++] = interest;
    }
}
