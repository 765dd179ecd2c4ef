namespace Overindex.Engine;

/// <summary>A snapshot, or the directory of snapshots, cannot be used; the message names the file, what is wrong and the next step.</summary>
/// <param name="message">The whole story in a sentence or two.</param>
/// <param name="innerException">What was underneath, if anything.</param>
public sealed class SnapshotException(string message, Exception? innerException = null) : Exception(message, innerException);
