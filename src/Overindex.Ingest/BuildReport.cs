using Overindex.Engine;

namespace Overindex.Ingest;

/// <summary>What a build did.</summary>
/// <param name="Published">The snapshot.</param>
/// <param name="Inputs">What became of each input's rows.</param>
/// <param name="Accounts">Ad accounts.</param>
/// <param name="Interests">Interests of the taxonomy.</param>
/// <param name="Categories">Level-1 interests among them.</param>
/// <param name="Audiences">How many ad accounts have how large a total audience.</param>
/// <param name="Phases">Time per phase, in order.</param>
/// <param name="RejectsFile">Where the rejected rows are, or none.</param>
public sealed record BuildReport(
    PublishedSnapshot Published,
    IReadOnlyList<InputReport> Inputs,
    int Accounts,
    int Interests,
    int Categories,
    AudienceSizes Audiences,
    IReadOnlyList<PhaseTime> Phases,
    string? RejectsFile);

/// <summary>What became of one input's rows: <c>Read = Used + OutsideWindow + the sum of Rejected</c>.</summary>
/// <param name="Name">The input: <c>people</c>, <c>interests</c>, <c>items</c>, <c>interactions</c>, and so on.</param>
/// <param name="Read">Rows read.</param>
/// <param name="Used">Rows used.</param>
/// <param name="OutsideWindow">Good rows outside the window (interactions only).</param>
/// <param name="FromDays">Rows among those read that were not read from files again, as an earlier build had kept them by day (interactions only).</param>
/// <param name="Rejected">Rejected rows by reason, most first.</param>
public sealed record InputReport(string Name, long Read, long Used, long OutsideWindow, long FromDays, IReadOnlyList<RejectCount> Rejected);

/// <summary>Rejected rows of one reason.</summary>
/// <param name="Reason">The rule, such as <c>unknown person</c>.</param>
/// <param name="Rows">How many.</param>
public sealed record RejectCount(string Reason, long Rows);

/// <summary>Ad accounts by the size of their total audience.</summary>
/// <param name="Empty">No people.</param>
/// <param name="BelowMinimum">Under the default privacy minimum of 100 people, but not empty.</param>
/// <param name="Reportable">At least the minimum.</param>
/// <param name="Largest">People in the largest.</param>
/// <param name="Median">People in the median one of those not empty.</param>
public sealed record AudienceSizes(int Empty, int BelowMinimum, int Reportable, long Largest, long Median);

/// <summary>Time spent in a phase.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Elapsed">Wall-clock time.</param>
public sealed record PhaseTime(string Phase, TimeSpan Elapsed);
