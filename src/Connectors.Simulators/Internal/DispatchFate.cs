namespace Connectors.Simulators.Internal;

/// <summary>What the warehouse will do with an order.</summary>
/// <param name="Delay">From warehouse order to first parcel.</param>
/// <param name="Parcels">How many parcels, if the units allow it.</param>
/// <param name="Carrier">Carrier as the warehouse writes it.</param>
/// <param name="Service">Service as the warehouse writes it; null when it writes none.</param>
/// <param name="Mapped">Whether the sample carrier table knows the text.</param>
/// <param name="CorrectsTracking">Whether the first tracking number is replaced later.</param>
/// <param name="BreaksPacks">Whether parcels may hold part of a pack.</param>
internal sealed record DispatchFate(TimeSpan Delay, int Parcels, string Carrier, string? Service, bool Mapped, bool CorrectsTracking, bool BreaksPacks)
{
    public const string UnmappedCarrier = "Tuffnells Big Green 3 Day";

    /// <summary>Texts as warehouses write them, each with the code of the marketplace it stands for.</summary>
    public static IReadOnlyList<(string Carrier, string? Service, string Code)> Usual { get; } =
    [
        ("DPD Next Day", null, "DPD"),
        ("DPD Local", "Two Day", "DPD_LOCAL"),
        ("Royal Mail", "Tracked 24", "ROYAL_MAIL_24"),
        ("Royal Mail", "Tracked 48", "ROYAL_MAIL"),
        ("Evri Standard", null, "EVRI"),
        ("Yodel Xpress 48", null, "YODEL"),
        ("Parcelforce express48", null, "PARCELFORCE"),
        ("Palletways UK", "Economy", "PALLETWAYS"),
    ];

    public static DispatchFate Throw(ref Dice dice, SimulationOptions options)
    {
        var mapped = !dice.Chance(options.UnmappedCarrierShare);
        var (carrier, service, _) = dice.Pick<(string, string?, string)>(Usual.ToArray());
        var split = dice.Chance(options.PartialDispatchShare);
        return new DispatchFate(
            dice.Between(options.ShortestDispatchDelay, options.LongestDispatchDelay),
            split ? dice.Between(2, 3) : 1,
            mapped ? carrier : UnmappedCarrier,
            mapped ? service : null,
            mapped,
            dice.Chance(options.TrackingCorrectionShare),
            split && dice.Chance(options.BrokenPackShare));
    }
}
