namespace Overindex.Ingest.Synthetic;

/// <summary>The one to three devices that a person uses, the favourite first.</summary>
internal sealed class Devices
{
    private const int AndroidMobile = 0;
    private const int AndroidTablet = 1;
    private const int Ipad = 2;
    private const int Iphone = 3;
    private const int Web = 4;
    private const int WebMobile = 5;
    private const int Most = 3;

    private readonly int[] _owned = new int[Most];
    private int _count;

    internal static string[] Keys { get; } = ["android_mobile", "android_tablet", "ipad", "iphone", "web", "web_mobile"];

    internal void Own(in Profile profile, uint iphonePercent, ref Dice dice)
    {
        _count = 0;
        // Younger people lean to the iPhone, older ones to larger screens.
        var apple = dice.Percent(Math.Min(95, iphonePercent + (profile.Age == 0 ? 10u : 0u)));
        var old = profile.Age >= 4;
        if (dice.Percent(old ? 18u : 8u))
            Add(Web);
        if (!dice.Percent(old ? 12u : 4u))
            Add(apple ? Iphone : AndroidMobile);
        if (dice.Percent(old ? 22u : 9u))
            Add(apple || dice.Percent(30) ? Ipad : AndroidTablet);
        if (_count == 0 || dice.Percent(26))
            Add(Web);
        if (dice.Percent(14))
            Add(WebMobile);
    }

    /// <summary>A device, or -1 where the platform does not know it.</summary>
    internal int Use(ref Dice dice) => dice.Percent(3) ? -1 : _owned[_count == 1 || dice.Percent(70) ? 0 : (int)dice.Below((uint)_count)];

    private void Add(int device)
    {
        if (_count < Most && !_owned.AsSpan(0, _count).Contains(device))
            _owned[_count++] = device;
    }
}
