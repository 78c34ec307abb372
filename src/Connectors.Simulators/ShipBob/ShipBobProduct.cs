namespace Connectors.Simulators.ShipBob;

/// <summary>A product and its stock at the one centre.</summary>
internal sealed class ShipBobProduct
{
    public required long Id { get; init; }

    public required string Sku { get; init; }

    public required string Name { get; init; }

    /// <summary>Whether an order brought it into being because nobody knew its SKU.</summary>
    public bool MadeByOrder { get; init; }

    public int OnHand { get; set; }

    public int Committed { get; set; }

    public int Fulfillable => OnHand - Committed;
}
