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

    public bool Refused { get; set; }

    /// <summary>The line as it was recorded; null for a generated one.</summary>
    public JsonElement? Recorded { get; init; }

    public decimal Commission => Round((Price + Shipping) * Offer.CommissionRate / 100m);

    public decimal CommissionTax => Round(Commission * 0.2m);

    private static decimal Round(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
