using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer;

/// <summary>Which purchases to list; what is null does not filter.</summary>
public sealed record PurchaseFilter
{
    /// <summary>What they are.</summary>
    public PurchaseType? Type { get; init; }

    /// <summary>The vendor's id of the customer.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The vendor's id of who ordered for the customer.</summary>
    public string? ImpersonatorId { get; init; }

    /// <summary>Changed at or after this instant.</summary>
    public DateTimeOffset? UpdatedFrom { get; init; }

    /// <summary>Changed at or before this instant.</summary>
    public DateTimeOffset? UpdatedTo { get; init; }

    /// <summary>Placed at or after this instant.</summary>
    public DateTimeOffset? PlacedFrom { get; init; }

    /// <summary>Placed at or before this instant.</summary>
    public DateTimeOffset? PlacedTo { get; init; }

    /// <summary>The vendor's word for the order, which is not documented; null for the newest first.</summary>
    public string? OrderBy { get; init; }

    /// <summary>
    /// Parameters by name, for what is documented without one: company, status, quote status and search term. Never null, empty by default.
    /// </summary>
    public IReadOnlyDictionary<string, string> More { get => field ?? new Dictionary<string, string>(); init; }

    /// <summary>Names the kind alone: a search term may be personal.</summary>
    public override string ToString() => $"PurchaseFilter {Type}";
}
