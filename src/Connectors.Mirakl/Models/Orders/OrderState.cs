using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Where an order stands. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<OrderState>))]
public readonly record struct OrderState : IStringValue<OrderState>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public OrderState(string value) => _value = value;

    /// <summary>The operator is still checking it; nothing may be done.</summary>
    public static OrderState Staging { get; } = new("STAGING");

    /// <summary>The seller must accept or refuse before the deadline.</summary>
    public static OrderState WaitingAcceptance { get; } = new("WAITING_ACCEPTANCE");

    /// <summary>Accepted; the operator has still to debit the customer.</summary>
    public static OrderState WaitingDebit { get; } = new("WAITING_DEBIT");

    /// <summary>The debit was asked for and is being confirmed.</summary>
    public static OrderState WaitingDebitPayment { get; } = new("WAITING_DEBIT_PAYMENT");

    /// <summary>Cleared: the goods may be sent, if the seller is the one who ships.</summary>
    public static OrderState Shipping { get; } = new("SHIPPING");

    /// <summary>Everything was confirmed as shipped.</summary>
    public static OrderState Shipped { get; } = new("SHIPPED");

    /// <summary>The goods wait for the customer at a pick-up point.</summary>
    public static OrderState ToCollect { get; } = new("TO_COLLECT");

    /// <summary>The customer has the goods.</summary>
    public static OrderState Received { get; } = new("RECEIVED");

    /// <summary>Finished; no refund is possible any more.</summary>
    public static OrderState Closed { get; } = new("CLOSED");

    /// <summary>Refused, by the seller or because the deadline passed.</summary>
    public static OrderState Refused { get; } = new("REFUSED");

    /// <summary>Cancelled after acceptance.</summary>
    public static OrderState Canceled { get; } = new("CANCELED");

    /// <summary>Older platforms: a refund is due.</summary>
    public static OrderState WaitingRefund { get; } = new("WAITING_REFUND");

    /// <summary>Older platforms: a refund is being paid.</summary>
    public static OrderState WaitingRefundPayment { get; } = new("WAITING_REFUND_PAYMENT");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static OrderState From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
