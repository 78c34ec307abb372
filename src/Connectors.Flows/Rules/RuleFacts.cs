using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Flows.BackOffice;

namespace Connectors.Flows.Rules;

/// <summary>What a host's rule sees besides the document.</summary>
/// <param name="Now">The present instant, UTC.</param>
/// <param name="Order">The order as the marketplace last showed it; null for an order of another channel.</param>
/// <param name="SalesOrder">The order as it goes into the ERP; null before it was mapped.</param>
/// <param name="Tables">The mapping tables in force; null where the document belongs to no order of a marketplace.</param>
public sealed record RuleFacts(DateTimeOffset Now, MarketplaceOrder? Order, SalesOrder? SalesOrder, OrderTables? Tables)
{
    /// <summary>The order as the store last showed it; null for an order of another channel.</summary>
    public StorefrontOrder? Storefront { get; init; }

    /// <summary>What the offer sells whose stock or price is told; null for a document of an order.</summary>
    public OfferRow? Offer { get; init; }

    /// <summary>Says which order or offer, never what.</summary>
    public override string ToString() => $"RuleFacts {{ {Order?.Key}{Storefront?.Key} {SalesOrder?.ExternalNumber}{Offer?.OfferId} }}";
}
