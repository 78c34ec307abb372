namespace Connectors.Shopify.Models;

/// <summary>An order of the store.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record Order
{
    /// <summary>The vendor's global id: <c>gid://shopify/Order/123</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The number in it; SparkLayer's <c>platform</c>.</summary>
    public long LegacyResourceId { get; init; }

    /// <summary>What people call it, with prefix and suffix: <c>#1001</c>. Not unique. Empty when not given.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was placed.</summary>
    public DateTimeOffset? ProcessedAt { get; init; }

    /// <summary>When anything of it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was cancelled; null when it was not.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Why it was cancelled.</summary>
    public OrderCancelReason CancelReason { get; init; }

    /// <summary>Whether it is archived.</summary>
    public bool Closed { get; init; }

    /// <summary>Whether it is a test.</summary>
    public bool Test { get; init; }

    /// <summary>Whether somebody changed its lines.</summary>
    public bool Edited { get; init; }

    /// <summary>Where the payment stands.</summary>
    public OrderFinancialStatus DisplayFinancialStatus { get; init; }

    /// <summary>How far it is fulfilled.</summary>
    public OrderFulfillmentStatus DisplayFulfillmentStatus { get; init; }

    /// <summary>How far returns are.</summary>
    public OrderReturnStatus ReturnStatus { get; init; }

    /// <summary>Currency of the shop. Empty when not given.</summary>
    public string CurrencyCode { get => field ?? string.Empty; init; }

    /// <summary>Currency of the buyer. Empty when not given.</summary>
    public string PresentmentCurrencyCode { get => field ?? string.Empty; init; }

    /// <summary>Whether prices include tax.</summary>
    public bool TaxesIncluded { get; init; }

    /// <summary>Whether no tax was charged.</summary>
    public bool TaxExempt { get; init; }

    /// <summary>The buyer's PO number; null when not given. It may stand in <see cref="Note"/> or an attribute instead.</summary>
    public string? PoNumber { get; init; }

    /// <summary>The buyer's note, with a PO number, lines of custom fields, or both.</summary>
    public string? Note { get; init; }

    /// <summary>Tags: a hint only, their index lags. Never null.</summary>
    public IReadOnlyList<string> Tags { get => field ?? []; init; }

    /// <summary>Note attributes. Never null.</summary>
    public IReadOnlyList<NoteEntry> CustomAttributes { get => field ?? []; init; }

    /// <summary>What made it.</summary>
    public string? SourceName { get; init; }

    /// <summary>Its id in the system that made it; ours for what we made.</summary>
    public string? SourceIdentifier { get; init; }

    /// <summary>E-mail: personal data.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone: personal data.</summary>
    public string? Phone { get; init; }

    /// <summary>Who ordered; null for a guest.</summary>
    public OrderCustomer? Customer { get; init; }

    /// <summary>Who buys.</summary>
    public PurchasingEntity? PurchasingEntity { get; init; }

    /// <summary>Where the invoice goes.</summary>
    public MailingAddress? BillingAddress { get; init; }

    /// <summary>Where the goods go.</summary>
    public MailingAddress? ShippingAddress { get; init; }

    /// <summary>The delivery that was chosen; null when there is none.</summary>
    public ShippingLine? ShippingLine { get; init; }

    /// <summary>Goods after discounts.</summary>
    public MoneyBag? SubtotalPriceSet { get; init; }

    /// <summary>All discounts.</summary>
    public MoneyBag? TotalDiscountsSet { get; init; }

    /// <summary>All taxes.</summary>
    public MoneyBag? TotalTaxSet { get; init; }

    /// <summary>All of it as ordered.</summary>
    public MoneyBag? TotalPriceSet { get; init; }

    /// <summary>All of it after edits and refunds.</summary>
    public MoneyBag? CurrentTotalPriceSet { get; init; }

    /// <summary>What is not paid yet.</summary>
    public MoneyBag? TotalOutstandingSet { get; init; }

    /// <summary>What was paid back.</summary>
    public MoneyBag? TotalRefundedSet { get; init; }

    /// <summary>How it was paid. Never null.</summary>
    public IReadOnlyList<string> PaymentGatewayNames { get => field ?? []; init; }

    /// <summary>Whether it may be marked as paid now.</summary>
    public bool CanMarkAsPaid { get; init; }

    /// <summary>Terms; null when it has none.</summary>
    public PaymentTerms? PaymentTerms { get; init; }

    /// <summary>SparkLayer's mark of an imported order (<c>sparklayer.order_import</c>); null when it has none.</summary>
    public Metafield? OrderImport { get; init; }

    /// <summary>All its lines: the client reads on until there are no more. Never null.</summary>
    public Connection<OrderLine> LineItems { get => field ?? Connection<OrderLine>.Empty; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"Order {Id} {DisplayFinancialStatus} {DisplayFulfillmentStatus}";
}
