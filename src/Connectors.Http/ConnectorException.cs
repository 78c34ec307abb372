using System.Net;
using Connectors.Domain.Ports;

namespace Connectors.Http;

/// <summary>A call to a vendor's API failed. Subclasses exist only where a caller acts differently.</summary>
/// <param name="message">What failed, for people; never a body, a secret or personal data.</param>
/// <param name="innerException">The transport failure; null when the vendor answered.</param>
public class ConnectorException(string message, Exception? innerException = null) : PortException(message, innerException)
{
    /// <summary>The HTTP status; null when no response arrived.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The id that the vendor's support asks for; null when the response had none.</summary>
    public string? RequestId { get; init; }

    /// <summary>Whether the same call may succeed later without anyone changing anything.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The vendor's error details, in order; never null. Field names and codes only are safe to log, messages are not.</summary>
    public IReadOnlyList<VendorErrorDetail> Details { get => field ?? []; init; }

    /// <summary>
    /// The start of the body, at most 4,096 characters, for diagnosis; null when there was none.
    /// It may quote personal data: never log it.
    /// </summary>
    public string? Body { get; init; }
}
