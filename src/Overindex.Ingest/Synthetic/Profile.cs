namespace Overindex.Ingest.Synthetic;

/// <summary>Who a person is; positions in the tables of <see cref="Population"/>. Hidden values shape behaviour but are not written.</summary>
/// <param name="Gender">Gender.</param>
/// <param name="Age">Age band.</param>
/// <param name="Country">Country.</param>
/// <param name="Metro">Metro, or -1.</param>
/// <param name="Hidden">What the platform does not know.</param>
internal readonly record struct Profile(int Gender, int Age, int Country, int Metro, HiddenValues Hidden);

[Flags]
internal enum HiddenValues
{
    None = 0,
    Gender = 1,
    Age = 2,
    Country = 4,
    Metro = 8,
}
