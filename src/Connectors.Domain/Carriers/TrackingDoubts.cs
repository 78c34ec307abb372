using System.Collections.Frozen;
using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Carriers;

/// <summary>Tells when links and numbers do not go with the carrier that is named, or not with themselves.</summary>
internal static class TrackingDoubts
{
    /// <summary>Carriers that share numbers and sites, by house: one carrier may be of two, and then the two have nothing to do with each other.</summary>
    private static readonly string[][] Houses =
    [
        [CarrierId.RoyalMail.Value, CarrierId.Parcelforce.Value],
        [CarrierId.Dpd.Value, CarrierId.DpdLocal.Value],
        [CarrierId.DhlExpress.Value, CarrierId.DhlEcommerceUk.Value],
        [CarrierId.Evri.Value, CarrierId.DhlEcommerceUk.Value],
        [CarrierId.Fedex.Value, CarrierId.Tnt.Value],
        ["inpost", CarrierId.Yodel.Value],
        [CarrierId.Yodel.Value, CarrierId.ArrowXl.Value],
        [CarrierId.Dx.Value, "tuffnells"],
    ];

    /// <summary>They hand parcels to others, or carry none, so that link and number may be anybody's.</summary>
    private static readonly FrozenSet<string> Intermediaries =
        FrozenSet.Create(StringComparer.Ordinal, "whistl", "asendia", "wndirect", "gfs", "skynet", "tdg", "own_vehicle", "customer_collection");

    internal static IEnumerable<Refusal> Of(CarrierId? named, DispatchedShipment shipment)
    {
        TrackingReading[] numbers = [.. shipment.TrackingNumbers.SelectMany(static n => TrackingNumbers.Recognise(n.Value))];
        if (named is { } name && Clash(shipment, name, numbers) is { } clash)
            yield return clash;
        foreach (var number in numbers.Where(n => IsDoubtful(n, named, string.IsNullOrWhiteSpace(shipment.CarrierText))))
            yield return Doubtful(shipment, number);
        if (TrackingNumbers.Usable(shipment.TrackingNumbers, IsDpd(named)) is { Count: > 1 } usable)
            yield return NotTold(shipment, usable);
    }

    /// <summary>Whether DPD carries it, whose numbers lose their first zero in spreadsheets.</summary>
    internal static bool IsDpd(CarrierId? named) => AreOneHouse(named, CarrierId.Dpd);

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

    /// <summary>
    /// A wrong check digit counts for the named carrier's own shape. About another's number it says nothing, unless the shape is one that hardly anybody else writes,
    /// or nobody is named.
    /// </summary>
    private static bool IsDoubtful(TrackingReading number, CarrierId? named, bool namesNobody)
    {
        if (number.Damage == TrackingDamage.LostZero)
            return namesNobody || IsDpd(named);
        if (number.Damage != TrackingDamage.None || (!number.CanBeNumber && number.Raw.Any(char.IsAsciiDigit)))
            return true;
        if (number.Suggestion is { } meant)
            return namesNobody || IsDistinctive(meant) || TrackingShape.Read(meant).Any(c => c.CheckDigit == CheckDigitState.Right && AreOneHouse(c.Carrier, named));
        if (!number.LooksMistyped)
            return false;
        TrackingCandidate[] own = [.. number.Candidates.Where(c => AreOneHouse(c.Carrier, named))];
        return own.Length > 0
            ? Array.TrueForAll(own, static c => c.CheckDigit == CheckDigitState.Wrong)
            : number.Candidates[0].Strength > TrackingStrength.Weak && (namesNobody || IsDistinctive(number.Text));
    }

    /// <summary>Numbers that start with letters are somebody's own; those of digits may be anybody's.</summary>
    private static bool IsDistinctive(string text) => text.AsSpan(0, Math.Min(2, text.Length)).ContainsAnyInRange('A', 'Z');

    private static bool AreOneHouse(CarrierId? left, CarrierId? right) => left is { } one && right is { } other
        && (one == other || Array.Exists(Houses, h => h.Contains(one.Value, StringComparer.Ordinal) && h.Contains(other.Value, StringComparer.Ordinal)));

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

    private static Refusal NotTold(DispatchedShipment shipment, IReadOnlyList<TrackingNumber> numbers) => new()
    {
        Reason = ReasonCatalogue.TrackingNotTold,
        Message = string.Create(CultureInfo.InvariantCulture, $"Shipment '{shipment.ShipmentId}' has {numbers.Count} tracking numbers; a marketplace that takes one is told the first."),
        Remedy = "Tell the customer the others, or have the warehouse book a shipment for each parcel.",
        Facts =
        [
            new Fact("shipment", shipment.ShipmentId), new Fact("told", numbers[0].Value), .. numbers.Skip(1).Select(static n => new Fact("not told", n.Value)),
        ],
    };
}
