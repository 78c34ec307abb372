using System.Text.Json;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Mirakl;

/// <summary>A line of an order at the marketplace; amounts are gross.</summary>
internal sealed class MiraklOrderLine
{
    public required string LineId { get; init; }

    public required int Index { get; init; }

    public required Offer Offer { get; init; }

    public required int Quantity { get; init; }

    public required decimal UnitPrice { get; init; }

    public decimal Price { get; init; }

    public decimal Shipping { get; init; }

    /// <summary>What a promotion took off <see cref="Price"/>.</summary>
    public decimal Deduced { get; init; }

    /// <summary>What the buyer pays beside price and delivery.</summary>
    public decimal Fee { get; init; }

    /// <summary>Price of a piece before any promotion.</summary>
    public decimal OriginUnitPrice { get; init; }

    public bool HasIncident { get; set; }

    public bool Refused { get; set; }

    /// <summary>The line as it was recorded; null for a generated one.</summary>
    public JsonElement? Recorded { get; init; }

    /// <summary>Cancelled parts: they lower the line.</summary>
    public List<MiraklAdjustment> Cancelations { get; } = [];

    /// <summary>Refunded parts: they leave the line as it is.</summary>
    public List<MiraklAdjustment> Refunds { get; } = [];

    public int CancelledQuantity => Cancelations.Sum(static c => c.Quantity);

    public decimal LivePrice => Price - Cancelations.Sum(static c => c.Amount);

    public decimal LiveShipping => Shipping - Cancelations.Sum(static c => c.ShippingAmount);

    /// <summary>What of the line may still be refunded.</summary>
    public decimal Refundable => LivePrice - Refunds.Sum(static r => r.Amount);

    public decimal RefundableShipping => LiveShipping - Refunds.Sum(static r => r.ShippingAmount);

    /// <summary>Whether all that the line costs was asked back.</summary>
    public bool IsRefundAsked => Refunds.Count > 0 && Refundable == 0m && RefundableShipping == 0m;

    /// <summary>Whether all that the line costs has gone back.</summary>
    public bool IsRefunded => IsRefundAsked && Refunds.TrueForAll(static r => r.State == "REFUNDED");

    public decimal Commission => CommissionOn(LivePrice + LiveShipping);

    public decimal CommissionTax => TaxOn(Commission);

    public decimal CommissionOn(decimal amount) => Round(amount * Offer.CommissionRate / 100m);

    public static decimal TaxOn(decimal commission) => Round(commission * 0.2m);

    private static decimal Round(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
