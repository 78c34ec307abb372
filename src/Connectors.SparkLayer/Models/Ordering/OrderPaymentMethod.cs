using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.SparkLayer.Models;

/// <summary>
/// How a cart is paid. The list is open, so unknown words are kept; empty when not told.
/// </summary>
[JsonConverter(typeof(StringValueJsonConverter<OrderPaymentMethod>))]
public readonly record struct OrderPaymentMethod : IStringValue<OrderPaymentMethod>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private OrderPaymentMethod(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Now, by card.</summary>
    public static OrderPaymentMethod UpfrontPayment { get; } = new("upfrontPayment");

    /// <summary>By invoice.</summary>
    public static OrderPaymentMethod PaymentByInvoice { get; } = new("paymentByInvoice");

    /// <summary>On account.</summary>
    public static OrderPaymentMethod PaymentOnAccount { get; } = new("paymentOnAccount");

    /// <summary>Historical.</summary>
    public static OrderPaymentMethod HokodoPayment { get; } = new("hokodoPayment");

    /// <summary>Any other way.</summary>
    public static OrderPaymentMethod Other { get; } = new("other");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static OrderPaymentMethod From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
