namespace Connectors.Http;

/// <summary>The credentials were refused, or they do not allow the operation.</summary>
/// <param name="message">What failed, for people; never a body, a secret or personal data.</param>
/// <param name="innerException">The cause; null when the vendor answered.</param>
public sealed class ConnectorAuthenticationException(string message, Exception? innerException = null) : ConnectorException(message, innerException);
