namespace Connectors.Shopify.Models;

/// <summary>A draft: an order that somebody, or we, have yet to complete. What it becomes has an id and name of its own.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record DraftOrder
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>The number in it.</summary>
    public long LegacyResourceId { get; init; }

    /// <summary>What people call it: <c>#D12</c>. Empty when not given.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Where it stands.</summary>
    public DraftOrderStatus Status { get; init; }

    /// <summary>Whether taxes and discounts are worked out: it is not completed before.</summary>
    public bool Ready { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When anything of it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it became an order; null while it has not.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When an invoice was sent; null when none was.</summary>
    public DateTimeOffset? InvoiceSentAt { get; init; }

    /// <summary>The order that it has become; null while it has not.</summary>
    public OrderReference? Order { get; init; }

    /// <summary>Currency of the shop. Empty when not given.</summary>
    public string CurrencyCode { get => field ?? string.Empty; init; }

    /// <summary>Whether prices include tax.</summary>
    public bool TaxesIncluded { get; init; }

    /// <summary>Whether no tax is charged.</summary>
    public bool TaxExempt { get; init; }

    /// <summary>The buyer's PO number; null when not given.</summary>
    public string? PoNumber { get; init; }

    /// <summary>Note; a person who saves the draft overwrites what an app wrote.</summary>
    public string? Note2 { get; init; }

    /// <summary>Tags. Never null.</summary>
    public IReadOnlyList<string> Tags { get => field ?? []; init; }

    /// <summary>Note attributes; they become the order's. Never null.</summary>
    public IReadOnlyList<NoteEntry> CustomAttributes { get => field ?? []; init; }

    /// <summary>E-mail: personal data.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone: personal data.</summary>
    public string? Phone { get; init; }

    /// <summary>Who orders; null when nobody is named.</summary>
    public OrderCustomer? Customer { get; init; }

    /// <summary>Who buys.</summary>
    public PurchasingEntity? PurchasingEntity { get; init; }

    /// <summary>Where the invoice goes.</summary>
    public MailingAddress? BillingAddress { get; init; }

    /// <summary>Where the goods go.</summary>
    public MailingAddress? ShippingAddress { get; init; }

    /// <summary>The delivery; null when there is none.</summary>
    public ShippingLine? ShippingLine { get; init; }

    /// <summary>Terms; null when it has none, and then completing it would mark the order as paid.</summary>
    public PaymentTerms? PaymentTerms { get; init; }

    /// <summary>Goods after discounts.</summary>
    public MoneyBag? SubtotalPriceSet { get; init; }

    /// <summary>All taxes.</summary>
    public MoneyBag? TotalTaxSet { get; init; }

    /// <summary>All of it.</summary>
    public MoneyBag? TotalPriceSet { get; init; }

    /// <summary>All its lines: the client reads on until there are no more. Never null.</summary>
    public Connection<DraftOrderLine> LineItems { get => field ?? Connection<DraftOrderLine>.Empty; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"DraftOrder {Id} {Status}";
}
