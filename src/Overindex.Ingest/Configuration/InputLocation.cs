using Overindex.Ingest.Inputs;

namespace Overindex.Ingest.Configuration;

/// <summary>Where an input's rows come from: files, or a SELECT.</summary>
/// <param name="Patterns">Paths or globs relative to the config; empty for a SELECT.</param>
/// <param name="Format">The format, where the config says it.</param>
/// <param name="Select">The user's SELECT, if any.</param>
internal sealed record InputLocation(IReadOnlyList<string> Patterns, InputFormat? Format, string? Select);
