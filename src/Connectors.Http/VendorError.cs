using Connectors.Domain.Ports;

namespace Connectors.Http;

/// <summary>A vendor's error body, read.</summary>
public sealed record VendorError
{
    /// <summary>The vendor's code; null when there is none.</summary>
    public string? Code { get; init; }

    /// <summary>The id that the vendor's support asks for; null when there is none.</summary>
    public string? RequestId { get; init; }

    /// <summary>What the vendor reported in detail; never null.</summary>
    public IReadOnlyList<VendorErrorDetail> Details { get => field ?? []; init; }

    /// <summary>
    /// Whether this is not the vendor's own error, but a page of something on the way: a gateway, a proxy, a sign-in. Then the status is not the vendor's no either:
    /// nobody knows what became of the call, and it is tried again or looked up. Default false.
    /// </summary>
    public bool IsForeign { get; init; }

    /// <summary>What it means, where the body says more than the status does; null leaves it to the status.</summary>
    public FailureKind? Kind { get; init; }

    /// <summary>Whether to try again, where the body says more than the status does; null leaves it to the status.</summary>
    public bool? IsTransient { get; init; }

    /// <summary>How long the body asks to wait; null where it does not, and then headers are asked.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
