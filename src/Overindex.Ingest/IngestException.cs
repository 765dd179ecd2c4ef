namespace Overindex.Ingest;

/// <summary>An input cannot be used; the message names the file, the row or column, the value, the rule and the next step.</summary>
/// <param name="message">The whole story.</param>
/// <param name="innerException">What was underneath, if anything.</param>
public sealed class IngestException(string message, Exception? innerException = null) : Exception(message, innerException);
