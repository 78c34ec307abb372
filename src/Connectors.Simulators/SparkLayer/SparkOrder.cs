namespace Connectors.Simulators.SparkLayer;

/// <summary>What a business orders in a store without a commerce platform of its own.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record SparkOrder
{
    /// <summary>Its lines; at least one.</summary>
    public required IReadOnlyList<SparkOrderLine> Lines { get; init; }

    /// <summary>The vendor's id of the customer; null for none.</summary>
    public string? CustomerId { get; init; }

    /// <summary><c>order</c>, <c>order_unconfirmed</c>, <c>awaiting_approval</c> or <c>quote</c>.</summary>
    public string Type { get; init; } = "order";

    /// <summary><c>on_account</c>, <c>invoice</c> or <c>platform_upfront</c>.</summary>
    public string PaymentMethod { get; init; } = "on_account";

    /// <summary>Whether it is paid.</summary>
    public bool IsPaid { get; init; }

    /// <summary>The buyer's PO number; null for none.</summary>
    public string? PoNumber { get; init; }

    /// <summary>Answers to questions at the checkout, by question. Never null.</summary>
    public IReadOnlyDictionary<string, string> Answers { get => field ?? new Dictionary<string, string>(); init; }

    /// <summary>What the delivery costs before tax; null for an order without one.</summary>
    public decimal? DeliveryPrice { get; init; }
}
