namespace Connectors.Flows.Storage;

/// <summary>The store cannot be used as it is; the message names it and says what would help.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="innerException">The cause.</param>
public sealed class FlowStoreException(string message, Exception? innerException = null) : Exception(message, innerException);
