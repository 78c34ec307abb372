namespace Connectors.Simulators.ShipBob;

/// <summary>What the warehouse does beside the ordinary course, each a switch with its share of cases, from 0 (never, the default) to 1 (always), drawn from the seed.</summary>
/// <remarks>What concerns single orders may differ for one order, see <see cref="PlannedOrder.ShipBob"/>; products, lists and calls follow the options of the world.</remarks>
public sealed record ShipBobBehaviours
{
    /// <summary>What an ordinary day has of it.</summary>
    public static ShipBobBehaviours Ordinary { get; } = new()
    {
        NoState = 0.05m,
        ImportReview = 0.01m,
        OnHold = 0.02m,
        LateException = 0.02m,
        PartAllocation = 0.01m,
        CleanSweep = 0.002m,
        CancelledByPeople = 0.005m,
        EditedByPeople = 0.005m,
        VoidedLabels = 0.01m,
        LateCollection = 0.05m,
        NoTracking = 0.005m,
        ZeroPieces = 0.002m,
        ShortShipments = 0.005m,
        UnknownWords = 0.002m,
        TwoCentres = 0.05m,
        Bundles = 0.02m,
        Multipacks = 0.02m,
        DatesWithoutZone = 0.02m,
        EmptyDates = 0.02m,
        WaitOnlyInText = 0.1m,
        CancelForms = 0.1m,
    };

    /// <summary>What a bad day has of it.</summary>
    public static ShipBobBehaviours Bad { get; } = new()
    {
        NoState = 0.2m,
        ImportReview = 0.05m,
        OnHold = 0.1m,
        LateException = 0.1m,
        PartAllocation = 0.05m,
        CleanSweep = 0.03m,
        CancelledByPeople = 0.03m,
        EditedByPeople = 0.03m,
        VoidedLabels = 0.05m,
        LateCollection = 0.2m,
        NoTracking = 0.03m,
        ZeroPieces = 0.02m,
        ShortShipments = 0.03m,
        UnknownWords = 0.02m,
        TwoCentres = 0.2m,
        Bundles = 0.1m,
        Multipacks = 0.1m,
        DatesWithoutZone = 0.2m,
        EmptyDates = 0.2m,
        WaitOnlyInText = 0.5m,
        CancelForms = 0.5m,
        RepeatsLastPage = 0.1m,
        TakenReferences = 0.02m,
    };

    /// <summary>Share of orders that are in no state (<c>None</c>) for the first minutes.</summary>
    public decimal NoState { get; init; }

    /// <summary>Share of orders that wait some hours in <c>ImportReview</c> until a person of the warehouse lets them in.</summary>
    public decimal ImportReview { get; init; }

    /// <summary>Share of orders put <c>OnHold</c> some minutes after they were taken, for some hours.</summary>
    public decimal OnHold { get; init; }

    /// <summary>Share of orders that become <c>Exception</c> some minutes after they were taken, for some hours; the answer to the create shows nothing of it.</summary>
    public decimal LateException { get; init; }

    /// <summary>Share of orders that are allocated in part only (<c>quantity_committed</c> below <c>quantity</c>) for some hours.</summary>
    public decimal PartAllocation { get; init; }

    /// <summary>Share of orders that are swept from the floor (<c>CleanSweeped</c>) and come back some hours later as shipments with new ids.</summary>
    public decimal CleanSweep { get; init; }

    /// <summary>Share of orders that a person cancels in the warehouse's own screen within two hours.</summary>
    public decimal CancelledByPeople { get; init; }

    /// <summary>Share of orders of which a person changes the address or a quantity in the warehouse's own screen within two hours.</summary>
    public decimal EditedByPeople { get; init; }

    /// <summary>Share of parcels whose first label is made void before it leaves; it gets another number and leaves later.</summary>
    public decimal VoidedLabels { get; init; }

    /// <summary>Share of parcels whose label is printed hours before anybody collects them; until then they can be stopped.</summary>
    public decimal LateCollection { get; init; }

    /// <summary>Share of parcels that are <c>Completed</c> without a tracking number.</summary>
    public decimal NoTracking { get; init; }

    /// <summary>Share of parcels that say they hold 0 pieces although goods left.</summary>
    public decimal ZeroPieces { get; init; }

    /// <summary>Share of parcels that leave with fewer pieces than were ordered, when they hold more than one; the rest never comes.</summary>
    public decimal ShortShipments { get; init; }

    /// <summary>Share of parcels that show, once they have left, a state word that no contract names.</summary>
    public decimal UnknownWords { get; init; }

    /// <summary>Share of orders that leave from two centres, and of products that lie in both.</summary>
    public decimal TwoCentres { get; init; }

    /// <summary>Share of products that are a bundle: shipments show its components instead.</summary>
    public decimal Bundles { get; init; }

    /// <summary>Share of products that are six of one inventory item: shipments show six for each one sold.</summary>
    public decimal Multipacks { get; init; }

    /// <summary>Share of orders whose dates have no zone.</summary>
    public decimal DatesWithoutZone { get; init; }

    /// <summary>Share of orders that say <c>0001-01-01</c> where there is no date.</summary>
    public decimal EmptyDates { get; init; }

    /// <summary>Share of 429 answers whose wait is only in the text, or in a header with a fraction.</summary>
    public decimal WaitOnlyInText { get; init; }

    /// <summary>Share of lists of orders that give their last page again for every page after it.</summary>
    public decimal RepeatsLastPage { get; init; }

    /// <summary>Share of successful cancellations answered in another form: without <c>is_success</c>, with other member names, or without results.</summary>
    public decimal CancelForms { get; init; }

    /// <summary>Share of orders whose reference the warehouse already has, with other goods for somebody else, before the seller's program asks.</summary>
    public decimal TakenReferences { get; init; }
}
