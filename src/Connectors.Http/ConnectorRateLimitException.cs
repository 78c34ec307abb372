using Connectors.Domain.Ports;

namespace Connectors.Http;

/// <summary>Too many calls: nothing was carried out; <see cref="PortException.RetryAfter"/> says how long to wait, when the vendor did.</summary>
/// <param name="message">What failed, for people; never a body, a secret or personal data.</param>
/// <param name="innerException">The cause; null when the vendor answered.</param>
public sealed class ConnectorRateLimitException(string message, Exception? innerException = null) : ConnectorException(message, innerException);
