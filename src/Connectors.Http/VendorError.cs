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

    /// <summary>What it means, where the body says more than the status does; null leaves it to the status.</summary>
    public FailureKind? Kind { get; init; }

    /// <summary>Whether to try again, where the body says more than the status does; null leaves it to the status.</summary>
    public bool? IsTransient { get; init; }
}
