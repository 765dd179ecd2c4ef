namespace Overindex.Engine;

/// <summary>A demographic of people. The numbers are persisted in snapshots.</summary>
public enum Demographic
{
    /// <summary>One age band each.</summary>
    Age = 0,

    /// <summary>One gender each.</summary>
    Gender = 1,

    /// <summary>Any number of devices each.</summary>
    Device = 2,

    /// <summary>One country each.</summary>
    Country = 3,

    /// <summary>One metro each.</summary>
    Metro = 4,
}

/// <summary>One value of a demographic.</summary>
/// <param name="Key">The unique key, such as <c>us</c> or <c>18-24</c>.</param>
/// <param name="Name">The display name, such as <c>United States</c>.</param>
public sealed record DemographicValue(string Key, string Name);
