namespace Connectors.Shopify.Models;

/// <summary>A large read that the service does by itself.</summary>
public sealed record BulkOperation
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public BulkOperationStatus Status { get; init; }

    /// <summary>Why it failed: <c>ACCESS_DENIED</c>, <c>INTERNAL_SERVER_ERROR</c>, <c>TIMEOUT</c>; null when it did not.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ended; null while it has not.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Objects in the result so far.</summary>
    public long ObjectCount { get; init; }

    /// <summary>Where the result is, for seven days; null when it is empty or not there. Whoever has the address can read it: it is never shown.</summary>
    public Uri? Url { get; init; }

    /// <summary>Where the part is that was read before it failed; null when there is none.</summary>
    public Uri? PartialDataUrl { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"BulkOperation {Id} {Status}";
}
