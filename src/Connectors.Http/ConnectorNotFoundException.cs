namespace Connectors.Http;

/// <summary>What was asked for does not exist.</summary>
/// <param name="message">What failed, for people; never a body, a secret or personal data.</param>
/// <param name="innerException">The cause; null when the vendor answered.</param>
public sealed class ConnectorNotFoundException(string message, Exception? innerException = null) : ConnectorException(message, innerException);
