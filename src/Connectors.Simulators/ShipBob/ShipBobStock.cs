namespace Connectors.Simulators.ShipBob;

/// <summary>What lies of a product in one building.</summary>
internal sealed class ShipBobStock
{
    public int OnHand { get; set; }

    public int Committed { get; set; }

    public int Fulfillable => OnHand - Committed;
}
