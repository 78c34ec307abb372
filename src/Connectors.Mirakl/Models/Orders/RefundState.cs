using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Where a refund stands. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<RefundState>))]
public readonly record struct RefundState : IStringValue<RefundState>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public RefundState(string value) => _value = value;

    /// <summary>The tax of the refund is being computed.</summary>
    public static RefundState WaitingRefundTaxConfirmation { get; } = new("WAITING_REFUND_TAX_CONFIRMATION");

    /// <summary>Due.</summary>
    public static RefundState WaitingRefund { get; } = new("WAITING_REFUND");

    /// <summary>Being paid.</summary>
    public static RefundState WaitingRefundPayment { get; } = new("WAITING_REFUND_PAYMENT");

    /// <summary>Paid.</summary>
    public static RefundState Refunded { get; } = new("REFUNDED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static RefundState From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
