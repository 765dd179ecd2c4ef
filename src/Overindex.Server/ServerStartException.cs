namespace Overindex.Server;

/// <summary>The server was not started, because it would be unsafe as asked, or a certificate cannot be used; the message says what to change.</summary>
/// <param name="message">The whole story; never a secret.</param>
/// <param name="innerException">What was underneath, if anything.</param>
public sealed class ServerStartException(string message, Exception? innerException = null) : Exception(message, innerException);
