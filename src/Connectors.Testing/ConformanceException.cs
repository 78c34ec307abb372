namespace Connectors.Testing;

/// <summary>An implementation does not do what it must.</summary>
/// <param name="message">What was expected and what was seen.</param>
/// <param name="innerException">What the implementation threw; null when it threw nothing.</param>
public sealed class ConformanceException(string message, Exception? innerException = null) : Exception(message, innerException);
