namespace Connectors.Simulators.Shopify;

/// <summary>What kind of store the simulated Shopify is.</summary>
public sealed record ShopifyBehaviours
{
    /// <summary>The version that answers, whatever is asked for. Default <c>2026-10</c>.</summary>
    public string Version { get; init; } = "2026-10";

    /// <summary>The seller's name of the store, with which his references of its orders begin. Default <c>trade</c>.</summary>
    public string Name { get; init; } = "trade";

    /// <summary>How many orders businesses place over the trading window, on accounts that the ERP has (<see cref="SimulatedShop.Customers"/>). Default none.</summary>
    public int Orders { get; init; }

    /// <summary>Share of them that begin as drafts, of which half become orders. Default none.</summary>
    public decimal Drafts { get; init; }

    /// <summary>Share of them that are quotes, and never orders. Default none.</summary>
    public decimal Quotes { get; init; }

    /// <summary>Share of orders of which somebody takes a piece off within six hours. Default none.</summary>
    public decimal Edits { get; init; }

    /// <summary>Share of orders that people hold for two hours. Default none.</summary>
    public decimal Holds { get; init; }

    /// <summary>Share of orders that the buyer calls off within six hours; one of which something has left stays. Default none.</summary>
    public decimal Cancellations { get; init; }

    /// <summary>Share of orders of which a line was sold at a price that is none of the customer's any more; people call such an order off after ten hours. Default none.</summary>
    public decimal OldPrices { get; init; }

    /// <summary>
    /// Whether the store's people send what apps put in with a source identifier (<c>orderCreate</c>): orders of other channels, which the judge takes for what a warehouse was asked. The store stocks the seller's range in pieces then.
    /// Default no.
    /// </summary>
    public bool SendsForOthers { get; init; }

    /// <summary>Whether the store is on the Plus plan, where partial payments may be recorded. Default no.</summary>
    public bool IsPlus { get; init; }

    /// <summary>Points that come back each second; the store has twenty times as many at most. Default 100, the standard plan.</summary>
    public int RestoredPerSecond { get; init; } = 100;

    /// <summary>Points that one call may cost at most. Default 1,000.</summary>
    public int MostPoints { get; init; } = 1000;

    /// <summary>How long lists and searches lag behind what happened. Default none.</summary>
    public TimeSpan IndexLag { get; init; }

    /// <summary>How long the cancellation of an order takes. Default 10 seconds.</summary>
    public TimeSpan CancellationTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a large read takes. Default 30 seconds.</summary>
    public TimeSpan BulkTime { get; init; } = TimeSpan.FromSeconds(30);
}
