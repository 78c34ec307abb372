using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Money of one order line that went back to the customer, or is on its way, whoever paid it: the seller's program, a person in the portal, the operator.</summary>
public sealed record MarketplaceRefund
{
    /// <summary>The marketplace's id of it.</summary>
    public required string Id { get; init; }

    /// <summary>The order line.</summary>
    public required OrderLineId LineId { get; init; }

    /// <summary>How many of the offer it is for; informative only.</summary>
    public decimal Quantity { get; init; }

    /// <summary>The goods' part, with or without tax as the order says.</summary>
    public required Money Amount { get; init; }

    /// <summary>The shipping part, with or without tax as the order says.</summary>
    public required Money ShippingAmount { get; init; }

    /// <summary>The marketplace's code of the reason; empty when there is none.</summary>
    public string ReasonCode { get; init; } = string.Empty;

    /// <summary>When it was made, UTC, on the marketplace's clock; null when it does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}
