namespace Overindex.Ingest.Inputs;

/// <summary>A file of an input.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Name">As messages and <c>rejects.csv</c> name it: relative to the config where it lies below it.</param>
/// <param name="Format">How its rows are written.</param>
internal sealed record InputFile(string Path, string Name, InputFormat Format);
