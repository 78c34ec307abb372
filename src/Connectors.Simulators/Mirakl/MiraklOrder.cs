using System.Text.Json;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Mirakl;

/// <summary>An order as the marketplace holds it.</summary>
internal sealed class MiraklOrder
{
    public required string OrderId { get; init; }

    public required string CommercialId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ArrivedAt { get; init; }

    public required IReadOnlyList<MiraklOrderLine> Lines { get; init; }

    public required Shopper Shopper { get; set; }

    /// <summary>Who gets the bill; null is the shopper.</summary>
    public Shopper? BillTo { get; init; }

    /// <summary>What it holds beside the plain ones.</summary>
    public MiraklVariety Variety { get; init; } = MiraklVariety.None;

    /// <summary>What the marketplace does with it beside the ordinary course.</summary>
    public MiraklBehaviours Behaviours { get; init; } = new();

    public string Currency { get; init; } = "GBP";

    public string ShippingType { get; init; } = "STD";

    /// <summary>What the buyer chose, in words.</summary>
    public string? ShippingName => Recorded is { } recorded
        ? recorded.Member("shipping_type_label")
        : ShippingType switch { "EXP" => "Express", "OPD" => "Operator delivery", _ => "Standard" };

    /// <summary>Whether its amounts hold their tax.</summary>
    public bool PricesIncludeTax => Recorded is { } recorded ? recorded.Member("order_tax_mode") != "TAX_EXCLUDED" : !Variety.NetPrices;

    public bool OperatorShips { get; init; }

    public bool PaymentRefused { get; init; }

    public TimeSpan AddressLag { get; init; }

    /// <summary>What the warehouse shall do with it.</summary>
    public required DispatchFate Dispatch { get; init; }

    /// <summary>Why the seller is expected to hold it; null when nothing was planted.</summary>
    public string? Planted { get; init; }

    /// <summary>The order as it was recorded; null for a generated one.</summary>
    public JsonElement? Recorded { get; init; }

    public string State { get; set; } = "STAGING";

    public DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? WaitingSince { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public int Acceptances { get; set; }

    public bool AcceptanceMissed { get; set; }

    public DateTimeOffset? DebitedAt { get; set; }

    public DateTimeOffset? ClearedAt { get; set; }

    public DateTimeOffset? ShippedAt { get; set; }

    public DateTimeOffset? ReceivedAt { get; set; }

    public DateTimeOffset? CancelledAt { get; set; }

    public string? SellerReference { get; set; }

    public MiraklTracking? Tracking { get; set; }

    public List<MiraklShipment> Shipments { get; } = [];

    public List<MiraklTransaction> Transactions { get; } = [];

    public DateTimeOffset? ShipBy => ClearedAt?.AddDays(ShippingType == "EXP" ? 1 : 2);

    public bool AnyShipped => ShippedAt is not null || Shipments.Exists(s => s.ShippedAt is not null);

    /// <summary>Whether nothing of the order is left to be sent.</summary>
    public bool IsAllSent => Lines.All(l => l.Refused || Shipped(l) >= Wanted(l));

    /// <summary>Whether every amount that is still owed for the order goes back.</summary>
    public bool IsFullyRefunded => Lines.Any(static l => l.Refunds.Count > 0) && Lines.All(static l => l.Refused || l.IsRefundAsked || l.LivePrice + l.LiveShipping == 0m);

    /// <summary>The state of a line: the order's, unless the line has one of its own.</summary>
    public string StateOf(MiraklOrderLine line) => line switch
    {
        { Refused: true } => "REFUSED",
        { HasIncident: true } => "INCIDENT_OPEN",
        { IsRefunded: true } => "REFUNDED",
        _ when line.CancelledQuantity == line.Quantity => "CANCELED",
        _ => State,
    };

    /// <summary>How many of the line were shipped.</summary>
    public int Shipped(MiraklOrderLine line) => ShippedAt is not null && Shipments.Count == 0
        ? line.Quantity
        : Shipments.Where(s => s.ShippedAt is not null).Sum(s => s.QuantityOf(line.LineId));

    /// <summary>How many of the line are in no shipment yet and have to be.</summary>
    public int ToShip(MiraklOrderLine line) => line.Refused
        ? 0
        : Wanted(line) - Shipments.Sum(s => s.QuantityOf(line.LineId));

    /// <summary>How many of the line have to leave: what is cancelled, or refunded without being sent, does not.</summary>
    public static int Wanted(MiraklOrderLine line) =>
        line.Quantity - line.CancelledQuantity - line.Refunds.Where(static r => r.ExcludedFromShipment).Sum(static r => r.Quantity);
}
