namespace Connectors.Flows.BackOffice;

/// <summary>What a person said of the carrier and number of goods that left.</summary>
/// <param name="Shipment">Which shipment; null for an order that leaves in one.</param>
/// <param name="Carrier">Carrier as the <c>carriers</c> table knows it; null where it is not said.</param>
/// <param name="Service">Carrier service, likewise.</param>
/// <param name="Numbers">The tracking number, or several; null where it is not said.</param>
/// <param name="By">Who said it.</param>
/// <param name="At">When it was heard, UTC.</param>
public sealed record EnteredTracking(string? Shipment, string? Carrier, string? Service, string? Numbers, string By, DateTimeOffset At)
{
    /// <summary>Says of what, never what.</summary>
    public override string ToString() => $"EnteredTracking {{ {Shipment} }}";
}
