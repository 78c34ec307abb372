namespace Connectors.Simulators;

/// <summary>What the seller says about the day. The judge believes it only for the step that it explains.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record LedgerClaims
{
    /// <summary>Every hold, also those that are over; trouble in the world explains nothing that nobody holds. Null when the seller does not say: then planted trouble explains the step that it concerns.</summary>
    public IReadOnlyCollection<LedgerHold>? Holds { get; init; }

    /// <summary>
    /// Whether the seller means to book orders before they are cleared. A sales order made so early is then no finding for that, nor for what it says if it is taken out again
    /// before anything of it is posted; one that stays is judged like any other.
    /// </summary>
    public bool BooksDrafts { get; init; }

    /// <summary>Orders (ids or keys) that were refused, cancelled or refunded in whole or in part because somebody meant to. Null when the seller does not say: then only whole orders count as given away.</summary>
    public IReadOnlyCollection<string>? GivenUp { get; init; }

    /// <summary>Orders (ids or keys) of a store that somebody of the seller's let go although they are not paid, or come to more than the customer may owe. Null is none.</summary>
    public IReadOnlyCollection<string>? Released { get; init; }

    /// <summary>Orders (ids or keys) of a store that somebody of the seller's had booked at the prices that they were sold at, although others were agreed. Null is none.</summary>
    public IReadOnlyCollection<string>? AcceptedPrices { get; init; }

    /// <summary>
    /// Whether the seller's program has the ERP post what left, also before all of it has: then it must within <see cref="SimulationOptions.SettleTime"/>, but for orders that are off, which a person settles. Otherwise people are waited for.
    /// </summary>
    public bool PostsDispatches { get; init; }

    /// <summary>
    /// Whether the seller tells the warehouse what the buyer chose in the warehouse's own texts (<see cref="SampleTables.DeliveryServices"/>): then those alone are right. Otherwise the
    /// marketplace's code or words are. Without effect on recorded orders.
    /// </summary>
    public bool MapsDeliveryServices { get; init; }

    /// <summary>Whether the seller's program credits in the ERP what customers send back. Then each return is to have one credit note, over what was paid back for it. Default false: credit notes are not judged.</summary>
    public bool CreditsReturns { get; init; }

    /// <summary>
    /// Whether the seller's sales orders carry commission and its tax as lines that take them off, so that journals book only what differs: then each is to have them, and orders and journals together are to book
    /// what cycles kept. Default false: such a line is a finding. Without effect on recorded orders but for the journals.
    /// </summary>
    public bool ChargesFees { get; init; }

    /// <summary>
    /// Whether the seller's program brings every billing cycle into the ERP's journal, where people post it (<see cref="BusinessCentral.BusinessCentralBehaviours.JournalsPosted"/>): then each is to be posted
    /// within five days, unless the seller holds it, named by its id. Default false: people may take their time.
    /// </summary>
    public bool BooksPayouts { get; init; }

    /// <summary>
    /// Whether the seller's program tells the marketplace what there is: then each offer is to show what could be sold of it, where nothing moved for an hour, unless the seller holds it, named by its SKU.
    /// Default false: stock is not judged.
    /// </summary>
    public bool PublishesStock { get; init; }

    /// <summary>
    /// What the seller's program is to tell the marketplace of prices: then each offer here is to show it, two hours after it was meant or somebody set another, unless the seller holds it, named by its SKU or the
    /// marketplace's id. Null: prices are not judged.
    /// </summary>
    public IReadOnlyCollection<MeantPrice>? Prices { get; init; }
}
