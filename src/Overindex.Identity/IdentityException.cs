namespace Overindex.Identity;

/// <summary>Users, apps, grants or tokens cannot be read or changed; the message says why and what to do.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="innerException">The cause.</param>
public sealed class IdentityException(string message, Exception? innerException = null) : Exception(message, innerException);
