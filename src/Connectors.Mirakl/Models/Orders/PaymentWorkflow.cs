using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>When the customer is debited. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<PaymentWorkflow>))]
public readonly record struct PaymentWorkflow : IStringValue<PaymentWorkflow>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public PaymentWorkflow(string value) => _value = value;

    /// <summary>After the seller accepted.</summary>
    public static PaymentWorkflow PayOnAcceptance { get; } = new("PAY_ON_ACCEPTANCE");

    /// <summary>After delivery.</summary>
    public static PaymentWorkflow PayOnDelivery { get; } = new("PAY_ON_DELIVERY");

    /// <summary>On a date agreed with the customer.</summary>
    public static PaymentWorkflow PayOnDueDate { get; } = new("PAY_ON_DUE_DATE");

    /// <summary>With each shipment.</summary>
    public static PaymentWorkflow PayOnShipment { get; } = new("PAY_ON_SHIPMENT");

    /// <summary>There is no debit step.</summary>
    public static PaymentWorkflow NoCustomerPaymentConfirmation { get; } = new("NO_CUSTOMER_PAYMENT_CONFIRMATION");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static PaymentWorkflow From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
