namespace Connectors.Http;

/// <summary>Somebody else changed it first: read again, then decide again.</summary>
/// <param name="message">What failed, for people; never a body, a secret or personal data.</param>
/// <param name="innerException">The cause; null when the vendor answered.</param>
public sealed class ConnectorConflictException(string message, Exception? innerException = null) : ConnectorException(message, innerException);
