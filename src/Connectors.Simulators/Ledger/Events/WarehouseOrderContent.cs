namespace Connectors.Simulators.Ledger.Events;

/// <summary>All that a warehouse order says.</summary>
internal sealed record WarehouseOrderContent
{
    public required string Id { get; init; }

    /// <summary>The seller's reference: what ties it to the marketplace's order.</summary>
    public required string Reference { get; init; }

    public required IReadOnlyList<Goods> Goods { get; init; }

    /// <summary>Codes of units other than the single piece in which goods were asked for.</summary>
    public IReadOnlyList<string> PackUnits { get; init; } = [];

    /// <summary>Whether it goes as goods for the trade.</summary>
    public bool IsTrade { get; init; }

    /// <summary>Whether who gets the goods pays their way.</summary>
    public bool IsCollect { get; init; }

    /// <summary>The delivery that was asked for, in the text that was sent; null when none was.</summary>
    public string? Service { get; init; }

    public required PostalAddress Recipient { get; init; }

    /// <summary>Everything that was sent, as text: where a note or a pick-up point is looked for.</summary>
    public required string Text { get; init; }

    /// <summary>What a store of the seller's own says of it; null where a warehouse was asked.</summary>
    public StoredOrderContent? InStore { get; init; }
}
