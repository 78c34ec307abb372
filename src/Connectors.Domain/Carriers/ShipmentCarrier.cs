using Connectors.Domain.Values;

namespace Connectors.Domain.Carriers;

/// <summary>Who carries a shipment, in the words that one marketplace is to be told.</summary>
/// <param name="Code">The marketplace's own code; null when it is told of a carrier that it has not registered.</param>
/// <param name="Name">The carrier's name for people: the marketplace's, or the warehouse's when there is no code.</param>
/// <param name="TrackingNumber">The first tracking number; null when there is none. What cannot be a number of a carrier (N/A, 1.55E+13, #DIV/0!) is none.</param>
/// <param name="TrackingUrl">A link that may be shown to customers; null when there is none, never null without a code.</param>
/// <remarks>Value equality does not look into <see cref="OtherNumbers"/>.</remarks>
public sealed record ShipmentCarrier(CarrierCode? Code, string Name, TrackingNumber? TrackingNumber, string? TrackingUrl)
{
    /// <summary>The shipment's other tracking numbers, in order: tell them too where the marketplace takes several. Never null.</summary>
    public IReadOnlyList<TrackingNumber> OtherNumbers { get => field ?? []; init; }

    /// <summary>Whether the marketplace has registered the carrier.</summary>
    public bool IsRegistered => Code is not null;
}
