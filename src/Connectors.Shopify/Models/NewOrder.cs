namespace Connectors.Shopify.Models;

/// <summary>An order to make. One that SparkLayer is to show needs the tag <c>b2b</c> and the metafield <c>sparklayer.order_import</c>.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record NewOrder
{
    /// <summary>Our id of it: by it the order is looked up. Never empty.</summary>
    public required string SourceIdentifier { get; init; }

    /// <summary>What makes it.</summary>
    public string? SourceName { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string CurrencyCode { get; init; }

    /// <summary>Global id of the customer; null for none.</summary>
    public string? CustomerId { get; init; }

    /// <summary>When it was placed, UTC; null for now.</summary>
    public DateTimeOffset? ProcessedAt { get; init; }

    /// <summary>Whether it counts as paid. Default no.</summary>
    public bool IsPaid { get; init; }

    /// <summary>Whether prices include tax. Default no.</summary>
    public bool TaxesIncluded { get; init; }

    /// <summary>Whether stock is taken for it. Default no: whoever makes it counts stock himself.</summary>
    public bool ReservesStock { get; init; }

    /// <summary>The buyer's PO number.</summary>
    public string? PoNumber { get; init; }

    /// <summary>The buyer's note.</summary>
    public string? Note { get; init; }

    /// <summary>E-mail: personal data.</summary>
    public string? Email { get; init; }

    /// <summary>Where the invoice goes.</summary>
    public MailingAddress? BillingAddress { get; init; }

    /// <summary>Where the goods go.</summary>
    public MailingAddress? ShippingAddress { get; init; }

    /// <summary>Delivery; null for none.</summary>
    public NewShippingLine? ShippingLine { get; init; }

    /// <summary>Its lines; at least one. Never null.</summary>
    public IReadOnlyList<NewOrderLine> Lines { get => field ?? []; init; }

    /// <summary>Tags. Never null.</summary>
    public IReadOnlyList<string> Tags { get => field ?? []; init; }

    /// <summary>Note attributes. Never null.</summary>
    public IReadOnlyList<NoteEntry> CustomAttributes { get => field ?? []; init; }

    /// <summary>Metafields. Never null.</summary>
    public IReadOnlyList<NewOrderMetafield> Metafields { get => field ?? []; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"NewOrder {SourceIdentifier}";
}
