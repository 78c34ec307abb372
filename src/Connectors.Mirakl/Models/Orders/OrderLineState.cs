using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Where an order line stands: the words of an order, and two of its own. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<OrderLineState>))]
public readonly record struct OrderLineState : IStringValue<OrderLineState>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public OrderLineState(string value) => _value = value;

    /// <summary>The operator is still checking it; nothing may be done.</summary>
    public static OrderLineState Staging { get; } = new("STAGING");

    /// <summary>The seller must accept or refuse before the deadline.</summary>
    public static OrderLineState WaitingAcceptance { get; } = new("WAITING_ACCEPTANCE");

    /// <summary>Accepted; the operator has still to debit the customer.</summary>
    public static OrderLineState WaitingDebit { get; } = new("WAITING_DEBIT");

    /// <summary>The debit was asked for and is being confirmed.</summary>
    public static OrderLineState WaitingDebitPayment { get; } = new("WAITING_DEBIT_PAYMENT");

    /// <summary>Cleared: the goods may be sent.</summary>
    public static OrderLineState Shipping { get; } = new("SHIPPING");

    /// <summary>Confirmed as shipped.</summary>
    public static OrderLineState Shipped { get; } = new("SHIPPED");

    /// <summary>The goods wait for the customer at a pick-up point.</summary>
    public static OrderLineState ToCollect { get; } = new("TO_COLLECT");

    /// <summary>The customer has the goods.</summary>
    public static OrderLineState Received { get; } = new("RECEIVED");

    /// <summary>Finished; no refund is possible any more.</summary>
    public static OrderLineState Closed { get; } = new("CLOSED");

    /// <summary>Refused, by the seller or because the deadline passed.</summary>
    public static OrderLineState Refused { get; } = new("REFUSED");

    /// <summary>Cancelled after acceptance.</summary>
    public static OrderLineState Canceled { get; } = new("CANCELED");

    /// <summary>Older platforms: a refund is due.</summary>
    public static OrderLineState WaitingRefund { get; } = new("WAITING_REFUND");

    /// <summary>Older platforms: a refund is being paid.</summary>
    public static OrderLineState WaitingRefundPayment { get; } = new("WAITING_REFUND_PAYMENT");

    /// <summary>The customer or the operator opened an incident; the payout of the line is frozen.</summary>
    public static OrderLineState IncidentOpen { get; } = new("INCIDENT_OPEN");

    /// <summary>Its full amount was refunded.</summary>
    public static OrderLineState Refunded { get; } = new("REFUNDED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static OrderLineState From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
