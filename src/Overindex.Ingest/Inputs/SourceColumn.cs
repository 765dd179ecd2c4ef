namespace Overindex.Ingest.Inputs;

/// <summary>A column that a file or SELECT really has.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its DuckDB type.</param>
/// <param name="Reference">What stands for it in SQL.</param>
internal sealed record SourceColumn(string Name, string Type, string Reference);
