namespace Connectors.Simulators.Ledger;

/// <summary>By what the judge judges.</summary>
internal sealed record AuditTerms
{
    /// <summary>The moment of the judgement.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>How long a step may wait with nothing to explain it.</summary>
    public required TimeSpan SettleTime { get; init; }

    /// <inheritdoc cref="SimulationOptions.NewsTime"/>
    public TimeSpan NewsTime { get; init; }

    /// <summary>How long a change at the marketplace may take to reach the warehouse.</summary>
    public TimeSpan ChangeTime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long it may take until the seller's program shows a person what another did in a vendor's screen.</summary>
    public TimeSpan TellTime { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How long after all has left the back office may take to post; null when nobody posts.</summary>
    public TimeSpan? PostingTime { get; init; } = TimeSpan.FromDays(2);

    /// <summary>How long a customer who sent something back may wait for his money, or for an answer: the law's time.</summary>
    public TimeSpan RefundTime { get; init; } = TimeSpan.FromDays(14);

    /// <summary>The seller's name of the marketplace, with which his references begin.</summary>
    public required string Marketplace { get; init; }

    /// <summary>Item that carries the delivery charge on a sales order.</summary>
    public required string DeliveryItem { get; init; }

    /// <summary>Account that carries what the buyer pays beside price and delivery.</summary>
    public required string FeeAccount { get; init; }

    /// <summary>Account that commission is booked on.</summary>
    public string CommissionAccount { get; init; } = string.Empty;

    /// <summary>Account that the tax on it is booked on, beside that of other fees.</summary>
    public string CommissionTaxAccount { get; init; } = string.Empty;

    /// <summary>
    /// The warehouse's texts for each delivery that a buyer may choose, by the marketplace's code. One that stands here is right in these texts alone; any other is in the
    /// marketplace's own code or words.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Services { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Where the marketplace's carriers let parcels be followed, by their code.</summary>
    public required IReadOnlyDictionary<string, Uri> CarrierSites { get; init; }

    /// <summary>By how much the instants that vendors tell are ahead of the world's.</summary>
    public TimeSpan ClockOffset { get; init; }

    /// <summary>Whether the marketplace can be told of a part of an order.</summary>
    public bool TellsParts { get; init; } = true;

    /// <summary>Whether people post what stands in the journal of settlements.</summary>
    public bool BooksJournals { get; init; }

    public LedgerClaims Claims { get; init; } = new();

    /// <summary>The seller's name of where the order was placed, with which his references of it begin.</summary>
    public string NameOf(OrderStory story) => story.Placed.Order.Store ?? Marketplace;

    /// <summary>Whether parts of the order can be told of where it was placed: a store of the seller's own takes them.</summary>
    public bool TellsPartsOf(OrderStory story) => TellsParts || story.Placed.Order.Store is not null;

    /// <summary>Whether the seller shows a person now why something that is no order waits.</summary>
    public bool HoldsNow(string id) => Claims.Holds?.Any(h => h.Order == id && !(h.Since > Now) && !(h.Until <= Now)) == true;
}
