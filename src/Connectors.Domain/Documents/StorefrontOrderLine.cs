using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>A line of a store's order.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record StorefrontOrderLine
{
    /// <summary>The store's id of the line.</summary>
    public required OrderLineId LineId { get; init; }

    /// <summary>The store's id of what is sold, by which the <c>offers</c> table tells SKU and pack; the empty id when the store names none any more.</summary>
    public OfferId VariantId { get; init; }

    /// <summary>The SKU that the store shows; the empty one when it shows none.</summary>
    public Sku Sku { get; init; }

    /// <summary>What it is, for people; empty when not given.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>How many are still wanted, as the store counts: what was refunded or taken off is not among them.</summary>
    public decimal Quantity { get; init; }

    /// <summary>How many were refunded or taken off since it was ordered.</summary>
    public decimal Removed { get; init; }

    /// <summary>What all that are still wanted cost after every discount, with or without tax as the order says. Without a currency when it was not given, which is not zero.</summary>
    public Money Amount { get; init; }

    /// <summary>What every discount of the line and of the order takes off <see cref="Quantity"/> and <see cref="Removed"/> together; part of <see cref="Amount"/> already.</summary>
    public Money Discount { get; init; }

    /// <summary>Taxes on what is still wanted; never null.</summary>
    public IReadOnlyList<TaxAmount> Taxes { get => field ?? []; init; }

    /// <summary>Whether it is sent: false for services and gift cards, of which a warehouse knows nothing.</summary>
    public bool IsSent { get; init; } = true;

    /// <summary>What the buyer or an app wrote on the line; never null.</summary>
    public IReadOnlyList<CustomField> Attributes { get => field ?? []; init; }
}
