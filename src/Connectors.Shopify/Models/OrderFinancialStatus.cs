using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Shopify.Models;

/// <summary>Where the payment of an order stands (<c>OrderDisplayFinancialStatus</c>). The list grows with the quarterly versions, so unknown words are kept; empty when the answer did not say.</summary>
[JsonConverter(typeof(StringValueJsonConverter<OrderFinancialStatus>))]
public readonly record struct OrderFinancialStatus : IStringValue<OrderFinancialStatus>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private OrderFinancialStatus(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Not paid yet; what is on account stands here too.</summary>
    public static OrderFinancialStatus Pending { get; } = new("PENDING");

    /// <summary>Authorised, not captured.</summary>
    public static OrderFinancialStatus Authorized { get; } = new("AUTHORIZED");

    /// <summary>Paid in part.</summary>
    public static OrderFinancialStatus PartiallyPaid { get; } = new("PARTIALLY_PAID");

    /// <summary>Paid.</summary>
    public static OrderFinancialStatus Paid { get; } = new("PAID");

    /// <summary>Paid back in part.</summary>
    public static OrderFinancialStatus PartiallyRefunded { get; } = new("PARTIALLY_REFUNDED");

    /// <summary>Paid back.</summary>
    public static OrderFinancialStatus Refunded { get; } = new("REFUNDED");

    /// <summary>The payment was given up.</summary>
    public static OrderFinancialStatus Voided { get; } = new("VOIDED");

    /// <summary>The authorisation has run out.</summary>
    public static OrderFinancialStatus Expired { get; } = new("EXPIRED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static OrderFinancialStatus From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
