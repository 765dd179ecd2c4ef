namespace Overindex.Cluster;

/// <summary>A node cannot be started as asked. The message says why and what to do.</summary>
/// <param name="message">What is wrong and the next step.</param>
/// <param name="innerException">What failed, if anything did.</param>
public sealed class ClusterStartException(string message, Exception? innerException = null) : Exception(message, innerException);
