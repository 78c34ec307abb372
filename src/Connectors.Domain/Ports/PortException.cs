namespace Connectors.Domain.Ports;

/// <summary>A call to a system behind a port failed. The message never holds secrets or personal data.</summary>
/// <param name="message">What failed, for people.</param>
/// <param name="innerException">The cause; null when the system itself answered.</param>
public class PortException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The system, for example <c>mirakl</c>.</summary>
    public required string System { get; init; }

    /// <summary>The vendor's own code of the operation, for example <c>OR21</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>What it means for the caller.</summary>
    public required FailureKind Kind { get; init; }

    /// <summary>The vendor's error code, or the code of a reason of ours where an adapter refused before anything was sent; null when there is none.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>How long the system asked to be left alone; null when it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
