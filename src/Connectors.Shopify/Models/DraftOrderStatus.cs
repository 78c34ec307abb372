using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Shopify.Models;

/// <summary>Where a draft stands. The list grows with the quarterly versions, so unknown words are kept; empty when the answer did not say.</summary>
[JsonConverter(typeof(StringValueJsonConverter<DraftOrderStatus>))]
public readonly record struct DraftOrderStatus : IStringValue<DraftOrderStatus>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private DraftOrderStatus(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Open.</summary>
    public static DraftOrderStatus Open { get; } = new("OPEN");

    /// <summary>Open, and an invoice was sent.</summary>
    public static DraftOrderStatus InvoiceSent { get; } = new("INVOICE_SENT");

    /// <summary>It has become an order.</summary>
    public static DraftOrderStatus Completed { get; } = new("COMPLETED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static DraftOrderStatus From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
