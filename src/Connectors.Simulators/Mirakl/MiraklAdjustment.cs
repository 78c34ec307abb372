namespace Connectors.Simulators.Mirakl;

/// <summary>A part of a line that was cancelled or refunded; amounts are gross and above zero.</summary>
internal sealed class MiraklAdjustment
{
    public required string Id { get; init; }

    /// <summary>Shared by what was asked for in one call.</summary>
    public required string GroupId { get; init; }

    public required decimal Amount { get; init; }

    public required decimal ShippingAmount { get; init; }

    public int Quantity { get; init; }

    /// <summary>Whether the quantity need not be shipped any more.</summary>
    public bool ExcludedFromShipment { get; init; }

    public required string ReasonCode { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Commission given back, without its tax.</summary>
    public required decimal Commission { get; init; }

    public required decimal CommissionTax { get; init; }

    public string State { get; set; } = "WAITING_REFUND_PAYMENT";

    public decimal Total => Amount + ShippingAmount;
}
