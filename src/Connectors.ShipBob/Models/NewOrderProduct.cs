namespace Connectors.ShipBob.Models;

/// <summary>A product to send, named by its SKU. A SKU the warehouse does not know makes a new product there.</summary>
public sealed record NewOrderProduct
{
    /// <summary>The SKU.</summary>
    public required string ReferenceId { get; init; }

    /// <summary>What it is, for people.</summary>
    public required string Name { get; init; }

    /// <summary>How many of the unit, at least 1.</summary>
    public required int Quantity { get; init; }

    /// <summary>Unit of the quantity: <c>EA</c> each, <c>INP</c> inner pack, <c>CS</c> case, <c>PL</c> pallet; null means each.</summary>
    public string? QuantityUnitOfMeasureCode { get; init; }

    /// <summary>Our number of the line. Shipments do not repeat it.</summary>
    public int? ExternalLineId { get; init; }

    /// <summary>Price of one unit; null when it does not matter.</summary>
    public decimal? UnitPrice { get; init; }
}
