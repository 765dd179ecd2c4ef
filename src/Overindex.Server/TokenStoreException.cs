namespace Overindex.Server;

/// <summary>The token store cannot be used; the message names the file and the next step.</summary>
/// <param name="message">The whole story; never a secret.</param>
/// <param name="innerException">What was underneath, if anything.</param>
public sealed class TokenStoreException(string message, Exception? innerException = null) : Exception(message, innerException);
