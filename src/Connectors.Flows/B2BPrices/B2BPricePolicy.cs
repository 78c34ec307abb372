namespace Connectors.Flows.B2BPrices;

/// <summary>The choices a merchant makes for the price lists of a B2B store. Immutable: a change is a new one.</summary>
public sealed record B2BPricePolicy
{
    /// <summary>Time between two batches: what every list is to say is compared with what it was told, and the difference is sent. A changed table is one at once. Default 1 h.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Time between two comparisons of every list with what the store shows: how late what somebody changed there is seen. Default 24 h.</summary>
    public TimeSpan CompareEvery { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// The largest share of a price that it may change by at once, up or down: what is more holds the SKU on that list until somebody confirms it, in the table, with the price or with <see cref="B2BPricesFlow.Confirm"/>.
    /// Above zero; a price of zero is never sent. Default 0.5, one half.
    /// </summary>
    public decimal MostChange { get; init; } = 0.5m;

    /// <summary>
    /// The largest share of a list's SKUs that may be taken off it at once because the table lacks them: more stay until somebody confirms their number with <see cref="B2BPricesFlow.ConfirmRemovals"/>. 0 to 1. Default 0.2, a fifth.
    /// </summary>
    public decimal MostRemoved { get; init; } = 0.2m;

    /// <summary>Whether a price that somebody changed in the store is put right. Default false: it is told, and stays until the truth changes.</summary>
    public bool CorrectsEdits { get; init; }

    /// <summary>Whether prices of SKUs that nobody told us of, on a list that we keep, are taken away. Default false: they stay, and are told.</summary>
    public bool ReplacesOthers { get; init; }

    /// <summary>The name under which the unit table holds the ERP's words for units; null for the name of its connection.</summary>
    public string? UnitSystem { get; init; }

    /// <summary>Most SKUs of one list that are told after one look at it, in calls of the store's size; 1 to 100,000. The rest follows with the next look. Default 50,000.</summary>
    public int MostAtOnce { get; init; } = 50_000;

    /// <summary>How soon prices that the store refused are sent again although they would say the same. Default 6 h.</summary>
    public TimeSpan RefusedAgainAfter { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How old what is known of prices, or what the store has still to be told, may become before a person must see it. Default 6 h.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromHours(6);
}
