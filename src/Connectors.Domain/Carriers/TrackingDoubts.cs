using System.Collections.Frozen;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Carriers;

/// <summary>Tells when links and numbers do not go with the carrier that is named, or not with themselves.</summary>
internal static class TrackingDoubts
{
    /// <summary>Carriers of one house, which share numbers and sites.</summary>
    private static readonly FrozenDictionary<string, string> Houses = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [CarrierId.Parcelforce.Value] = CarrierId.RoyalMail.Value,
        [CarrierId.DpdLocal.Value] = CarrierId.Dpd.Value,
        [CarrierId.DhlEcommerceUk.Value] = CarrierId.DhlExpress.Value,
        [CarrierId.Tnt.Value] = CarrierId.Fedex.Value,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>They hand parcels to others, or carry none, so that link and number may be anybody's.</summary>
    private static readonly FrozenSet<string> Intermediaries =
        FrozenSet.Create(StringComparer.Ordinal, "whistl", "asendia", "wndirect", "gfs", "skynet", "tdg", "own_vehicle", "customer_collection");

    internal static IEnumerable<Refusal> Of(CarrierId? named, DispatchedShipment shipment)
    {
        TrackingReading[] numbers = [.. shipment.TrackingNumbers.SelectMany(static n => TrackingNumbers.Recognise(n.Value))];
        var doubts = numbers.Where(n => IsDoubtful(n, named)).Select(n => Doubtful(shipment, n));
        return named is { } name && Clash(shipment, name, numbers) is { } clash ? doubts.Prepend(clash) : doubts;
    }

    private static Refusal? Clash(DispatchedShipment shipment, CarrierId named, TrackingReading[] numbers)
    {
        if (Intermediaries.Contains(named.Value))
            return null;
        if (TrackingLinks.CarrierOf(shipment.TrackingUrl) is { } site && !AreOneHouse(site, named))
            return Clash(shipment, named, site, "link");

        return Array.Find(numbers, n => IsClearlyAnothers(n, named)) is { } number ? Clash(shipment, named, number.Carrier!.Value, "number") : null;
    }

    /// <summary>A shape that is not strong is shared by many, and where one reading may well be the named carrier's there is nothing to say.</summary>
    private static bool IsClearlyAnothers(TrackingReading number, CarrierId named) =>
        number is { Carrier: not null, Candidates: [{ Strength: TrackingStrength.Strong }, ..] }
        && !number.Candidates.Any(c => c.Strength > TrackingStrength.Weak && AreOneHouse(c.Carrier, named));

    /// <summary>A wrong check digit means little in a shape that others share: it counts for the named carrier's own shape, or where it was a strong one.</summary>
    private static bool IsDoubtful(TrackingReading number, CarrierId? named)
    {
        if (number.Damage != TrackingDamage.None || number.Suggestion is not null)
            return true;
        if (!number.LooksMistyped)
            return false;
        TrackingCandidate[] own = [.. number.Candidates.Where(c => AreOneHouse(c.Carrier, named))];
        return own.Length > 0 ? Array.TrueForAll(own, static c => c.CheckDigit == CheckDigitState.Wrong) : number.Candidates[0].Strength > TrackingStrength.Weak;
    }

    private static bool AreOneHouse(CarrierId? left, CarrierId? right) => left is { } one && right is { } other && House(one) == House(other);

    private static string House(CarrierId carrier) => Houses.GetValueOrDefault(carrier.Value, carrier.Value);

    private static Refusal Clash(DispatchedShipment shipment, CarrierId named, CarrierId other, string evidence) => new()
    {
        Reason = ReasonCatalogue.CarrierClash,
        Message = $"Shipment '{shipment.ShipmentId}' names {named}, but its tracking {evidence} is that of {other}.",
        Remedy = "Ask the warehouse who carries it; the marketplace is told of the carrier that is named.",
        Facts =
        [
            new Fact("shipment", shipment.ShipmentId), new Fact("carrier text", shipment.CarrierText),
            new Fact("named carrier", named.Value), new Fact($"carrier of the {evidence}", other.Value),
        ],
    };

    private static Refusal Doubtful(DispatchedShipment shipment, TrackingReading number) => new()
    {
        Reason = ReasonCatalogue.TrackingDoubtful,
        Message = $"A tracking number of shipment '{shipment.ShipmentId}' is mistyped or damaged.",
        Remedy = "Compare it with the label, and have the warehouse correct it.",
        Facts =
        [
            new Fact("shipment", shipment.ShipmentId), new Fact("number", number.Raw), new Fact("damage", number.Damage.ToString()),
            new Fact("perhaps meant", number.Suggestion ?? "unknown"),
        ],
    };
}
