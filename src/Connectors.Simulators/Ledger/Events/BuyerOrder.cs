namespace Connectors.Simulators.Ledger.Events;

/// <summary>What a buyer ordered, pays and was promised: the truth that every other side is compared with.</summary>
internal sealed record BuyerOrder
{
    public required string OrderId { get; init; }

    /// <summary>When the buyer ordered.</summary>
    public required DateTimeOffset OrderedAt { get; init; }

    public required string Currency { get; init; }

    /// <summary>Whether the amounts of the lines hold their tax.</summary>
    public bool PricesIncludeTax { get; init; } = true;

    /// <summary>The ERP's customer that it belongs to; empty while nobody knows one, so that none is right.</summary>
    public required string Customer { get; init; }

    public required IReadOnlyList<BuyerLine> Lines { get; init; }

    /// <summary>Where the buyer was promised the goods; null when this world does not know it, as with some recorded orders.</summary>
    public PostalAddress? ShipTo { get; init; }

    /// <summary>The point where the buyer collects; null when the goods go to the address.</summary>
    public string? PickUpPoint { get; init; }

    /// <summary>What the buyer tells the driver; null when nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The marketplace's code of the delivery that the buyer chose; null when it told none.</summary>
    public string? Service { get; init; }

    /// <summary>The same delivery in the marketplace's words; null when it has none.</summary>
    public string? ServiceName { get; init; }

    /// <summary>Whether the marketplace's operator sends the goods, so that the seller must not.</summary>
    public bool OperatorShips { get; init; }

    /// <summary>The seller's name of the store of his own that it was placed in; null for the marketplace's orders.</summary>
    public string? Store { get; init; }

    /// <summary>Whether it is to be paid later, out of what the ERP lets the customer owe.</summary>
    public bool IsOnAccount { get; init; }

    /// <summary>Whether the order had begun, or ended, before this world did, so that earlier steps cannot be asked for.</summary>
    public bool BeganEarlier { get; init; }
}
