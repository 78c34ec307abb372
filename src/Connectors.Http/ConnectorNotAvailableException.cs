namespace Connectors.Http;

/// <summary>The platform does not offer the operation, or has it switched off: use another way, or ask its operator.</summary>
/// <param name="message">What failed, for people; never a body, a secret or personal data.</param>
/// <param name="innerException">The cause; null when the vendor answered.</param>
public sealed class ConnectorNotAvailableException(string message, Exception? innerException = null) : ConnectorException(message, innerException);
