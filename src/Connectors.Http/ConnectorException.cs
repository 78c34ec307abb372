using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http.Internal;

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

    /// <summary>A failure that a client finds itself: of the subclass that the kind has, with the message that every failure has.</summary>
    /// <param name="operation">The operation that failed.</param>
    /// <param name="kind">What it means.</param>
    /// <param name="why">What was found, without a full stop: <c>the link to the next page is no address</c>. Never a body, a secret or personal data.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public static ConnectorException For(Operation operation, FailureKind kind, string why, Exception? innerException = null)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return Failures.Found(operation, kind, why, innerException);
    }

    /// <summary>
    /// The failure of one of several calls that were answered as one (OData's <c>$batch</c>): of the kind and subclass that the same status and error have of a call that is sent
    /// alone.
    /// </summary>
    /// <param name="operation">The operation of that call.</param>
    /// <param name="statusCode">Its own status, no success.</param>
    /// <param name="error">Its own error, as <see cref="VendorProtocol.ReadError"/> read it.</param>
    public static ConnectorException OfPart(Operation operation, HttpStatusCode statusCode, VendorError error)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(error);
        return Failures.FromPart(operation, statusCode, error);
    }
}
