namespace Overindex.Ingest.Duck;

/// <summary>DuckDB failed while streaming; DuckDB.NET's own exception cannot be made from outside.</summary>
internal sealed class ChunkStreamException(string? message) : Exception(message ?? "DuckDB gave no reason.");
