namespace Connectors.Http;

/// <summary>The call was not sent: no free slot, an exhausted call budget, an open circuit breaker, or an ended permit.</summary>
/// <param name="message">What failed, for people; never a body, a secret or personal data.</param>
/// <param name="innerException">The cause; null when the vendor answered.</param>
public sealed class ConnectorBusyException(string message, Exception? innerException = null) : ConnectorException(message, innerException);
