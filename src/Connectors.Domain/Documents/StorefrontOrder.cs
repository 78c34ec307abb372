using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>An order, a draft or a quote of a business customer as the store shows it at one moment.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record StorefrontOrder
{
    /// <summary>Connection and the store's id: the key everything else hangs on.</summary>
    public required OrderKey Key { get; init; }

    /// <summary>What people call it, for example <c>#1001</c>. Not unique. Empty when not given.</summary>
    public string Number { get; init; } = string.Empty;

    /// <summary>What it is.</summary>
    public StorefrontOrderKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public StorefrontOrderState State { get; init; }

    /// <summary>The store's own word for the state, also when <see cref="State"/> is unknown.</summary>
    public string StateText { get; init; } = string.Empty;

    /// <summary>Whether it is a test: nothing of it is real.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsTest { get; init; }

    /// <summary>The order that a draft became; null for an order, and while it has become none.</summary>
    public OrderKey? CompletedAs { get; init; }

    /// <summary>Whether the store is still working out taxes and discounts of a draft, so that it cannot be completed yet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsBeingPriced { get; init; }

    /// <summary>The B2B layer's id of the cart: it stays when a draft becomes an order. Null when there is none.</summary>
    public string? CartId { get; init; }

    /// <summary>When the customer ordered, UTC.</summary>
    public DateTimeOffset PlacedAt { get; init; }

    /// <summary>When the store last changed it, UTC.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How the buyer pays, the origin's word, for example <c>paymentOnAccount</c>; empty when it does not say.</summary>
    public string PaymentMethod { get; init; } = string.Empty;

    /// <summary>Where the payment stands, the store's word, for example <c>PENDING</c>; empty when it does not say.</summary>
    public string PaymentState { get; init; } = string.Empty;

    /// <summary>Name of the terms on which it is paid later, for example <c>Net 30</c>; null when it has none.</summary>
    public string? PaymentTerms { get; init; }

    /// <summary>When the last part of it is due, UTC; null when the store does not say.</summary>
    public DateTimeOffset? PaymentDue { get; init; }

    /// <summary>What all that is still wanted costs, tax included. Without a currency when it was not given, which is not zero; so with every amount here.</summary>
    public Money Total { get; init; }

    /// <summary>What of it is not paid yet.</summary>
    public Money Outstanding { get; init; }

    /// <summary>What was paid back.</summary>
    public Money Refunded { get; init; }

    /// <summary>Whether prices contain the tax.</summary>
    public bool PricesIncludeTax { get; init; }

    /// <summary>Whether the store holds the buyer to be exempt from tax: none may be charged then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsTaxExempt { get; init; }

    /// <summary>The store's stable id of the customer; empty when it gave none. Never an e-mail address.</summary>
    public string CustomerId { get; init; } = string.Empty;

    /// <summary>The store's stable id of the company that the customer buys for, where the store knows companies; null where it does not.</summary>
    public string? CompanyId { get; init; }

    /// <summary>The company that buys; null when the store does not say.</summary>
    public BuyerCompany? Company { get; init; }

    /// <summary>Where to deliver; null when the store has no address.</summary>
    public PostalAddress? ShipTo { get; init; }

    /// <summary>Where the invoice goes; null when the store does not say.</summary>
    public PostalAddress? BillTo { get; init; }

    /// <summary>The buyer's own order number, which its invoice must name; null when there is none.</summary>
    public string? PurchaseOrderNumber { get; init; }

    /// <summary>What the buyer wrote for whoever packs and delivers; null when nothing. Never cut.</summary>
    public string? Instructions { get; init; }

    /// <summary>What the buyer or an app wrote on the order, by name; never null.</summary>
    public IReadOnlyList<CustomField> Attributes { get => field ?? []; init; }

    /// <summary>Tags: hints for people, never a key. Never null.</summary>
    public IReadOnlyList<string> Tags { get => field ?? []; init; }

    /// <summary>The delivery that was chosen, the store's code or name; null when none was.</summary>
    public string? DeliveryService { get; init; }

    /// <summary>What the delivery costs after discounts, with or without tax as the order says; null when there is none.</summary>
    public Money? Delivery { get; init; }

    /// <summary>Taxes on the delivery; never null.</summary>
    public IReadOnlyList<TaxAmount> DeliveryTaxes { get => field ?? []; init; }

    /// <summary>What keeps its goods in the store's own view; never null.</summary>
    public IReadOnlyList<StorefrontHold> Holds { get => field ?? []; init; }

    /// <summary>What the store shows as sent; never null.</summary>
    public IReadOnlyList<StorefrontFulfilment> Fulfilments { get => field ?? []; init; }

    /// <summary>What was paid back or taken off, each by itself, oldest first; never null.</summary>
    public IReadOnlyList<StorefrontRefund> Refunds { get => field ?? []; init; }

    /// <summary>The lines; never null.</summary>
    public IReadOnlyList<StorefrontOrderLine> Lines { get => field ?? []; init; }

    /// <summary>Says which, never what.</summary>
    public override string ToString() => $"StorefrontOrder {{ {Key} {Kind} {StateText} }}";
}
