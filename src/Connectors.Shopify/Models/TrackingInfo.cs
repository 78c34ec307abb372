namespace Connectors.Shopify.Models;

/// <summary>Tracking of a fulfilment.</summary>
public sealed record TrackingInfo
{
    /// <summary>Carrier; null when not given.</summary>
    public string? Company { get; init; }

    /// <summary>Tracking number; null when not given.</summary>
    public string? Number { get; init; }

    /// <summary>Where to track it; null when there is none.</summary>
    public string? Url { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => "TrackingInfo";
}
