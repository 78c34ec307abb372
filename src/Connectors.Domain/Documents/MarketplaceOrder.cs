using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>An order as a marketplace shows it at one moment.</summary>

/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record MarketplaceOrder
{
    /// <summary>Connection and order id: the key everything else hangs on.</summary>
    public required OrderKey Key { get; init; }

    /// <summary>The shopper's basket, which the marketplace may have split into several orders.</summary>
    public string CommercialId { get; init; } = string.Empty;

    /// <summary>Where it stands.</summary>
    public MarketplaceOrderState State { get; init; }

    /// <summary>The vendor's own word for the state, also when <see cref="State"/> is unknown.</summary>
    public string StateText { get; init; } = string.Empty;

    /// <summary>Whether the marketplace lets the seller ship it. False in <see cref="MarketplaceOrderState.Shipping"/> means the operator ships.</summary>
    public bool CanShip { get; init; }

    /// <summary>When the shopper ordered, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the marketplace last changed it, UTC.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>
    /// When the seller decided to accept or refuse it, be it this program or a person in the marketplace's own screens, UTC. Null while nobody did, where the marketplace decided
    /// by itself, and where it does not say.
    /// </summary>
    public DateTimeOffset? AcceptanceDecidedAt { get; init; }

    /// <summary>Until when it must be dispatched, UTC; null when the marketplace does not say.</summary>
    public DateTimeOffset? ShipBy { get; init; }

    /// <summary>Sales channel code, for example <c>BQ_UK</c>; null when the marketplace has only one.</summary>
    public string? Channel { get; init; }

    /// <summary>Whether prices contain the tax.</summary>
    public bool PricesIncludeTax { get; init; }

    /// <summary>
    /// Everything the customer pays as the marketplace says it: goods, shipping and fees. Where prices exclude tax, some marketplaces count the tax in and others do
    /// not. Without a currency when it was not given, which is not zero; so with every amount here.
    /// </summary>
    public Money Total { get; init; }

    /// <summary>Taxes that were computed on the order as a whole and are on no line; never null.</summary>
    public IReadOnlyList<TaxAmount> OrderTaxes { get => field ?? []; init; }

    /// <summary>The shipping part of <see cref="Total"/>.</summary>
    public Money ShippingTotal { get; init; }

    /// <summary>Commission the marketplace will keep, with its tax; an estimate until settlement.</summary>
    public Money Commission { get; init; }

    /// <summary>The marketplace's id of the shopper; stable, unlike the anonymised e-mail.</summary>
    public string CustomerId { get; init; } = string.Empty;

    /// <summary>Where to deliver; null while the marketplace withholds it.</summary>
    public PostalAddress? ShipTo { get; init; }

    /// <summary>Where the invoice goes; null while the marketplace withholds it, or does not say.</summary>
    public PostalAddress? BillTo { get; init; }

    /// <summary>The company that buys; null for a private person.</summary>
    public BuyerCompany? Company { get; init; }

    /// <summary>The buyer's own order number, which its invoice must name; null when there is none.</summary>
    public string? PurchaseOrderNumber { get; init; }

    /// <summary>Carrier the shopper's choice asks for, the marketplace's code, for example that of a pick-up point; null when none is asked for.</summary>
    public string? RequestedCarrier { get; init; }

    /// <summary>Shipping type the shopper chose, the marketplace's code; null when not given.</summary>
    public string? ShippingService { get; init; }

    /// <summary>The vendor's word for when the customer is debited.</summary>
    public string? PaymentWorkflow { get; init; }

    /// <summary>When the customer was debited, UTC; null while that is still to come, and where the marketplace does not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? DebitedAt { get; init; }

    /// <summary>Whether the buyer pays the seller and not the marketplace, so that its sale is no part of any payout.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool BuyerPaysSeller { get; init; }

    /// <summary>Our own reference that was written to the order; null when none was.</summary>
    public string? SellerReference { get; init; }

    /// <summary>The operator's own fields of the order; never null.</summary>
    public IReadOnlyList<CustomField> CustomFields { get => field ?? []; init; }

    /// <summary>The lines; never null.</summary>
    public IReadOnlyList<MarketplaceOrderLine> Lines { get => field ?? []; init; }

    /// <summary>Which order it is, how it stands and what it comes to; never whose it is.</summary>
    public override string ToString() => FormattableString.Invariant($"{Key} {State}, {Lines.Count} lines, {Total}");
}
