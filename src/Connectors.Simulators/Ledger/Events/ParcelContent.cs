namespace Connectors.Simulators.Ledger.Events;

/// <summary>A parcel.</summary>
/// <param name="Id">The warehouse's id.</param>
/// <param name="Goods">What is in it.</param>
/// <param name="Carrier">Carrier as the warehouse writes it.</param>
/// <param name="Service">Service as the warehouse writes it.</param>
/// <param name="Number">Tracking number; null when there is none.</param>
/// <param name="CarrierCode">The marketplace's code of that carrier; null when nobody knows one, so that any is taken.</param>
internal sealed record ParcelContent(string Id, IReadOnlyList<Goods> Goods, string? Carrier, string? Service, string? Number, string? CarrierCode)
{
    /// <summary>Where the warehouse lets the parcel be followed; null when it says nothing.</summary>
    public string? Link { get; init; }
}
