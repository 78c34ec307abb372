namespace Connectors.Flows.Prices;

/// <summary>The choices a merchant makes for telling prices. Immutable: a change is a new one.</summary>
public sealed record PricePolicy
{
    /// <summary>Time between two looks at what offers are to cost and what the marketplace shows, and so how late a marketplace shows it: a window. A changed table is looked at at once. Default 1 h.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// The largest share of a price that it may change by at once, up or down, and that a new discount may take off it: what is more holds the offer until somebody confirms it, in the table or with
    /// <see cref="PriceFlow.Confirm"/>. Above zero; a price of zero is never sent. Default 0.5, one half.
    /// </summary>
    public decimal MostChange { get; init; } = 0.5m;

    /// <summary>Whether a price that somebody edited in the marketplace's portal is put right. Default false: it is told, and stays until the truth changes.</summary>
    public bool CorrectsEdits { get; init; }

    /// <summary>
    /// Whether prices that others set are taken away with ours: by number of pieces, for customers, for a time, for a channel that has no price of its own, discounts. The marketplace deletes whatever is not sent with an
    /// offer's prices. Default false: such an offer is held.
    /// </summary>
    public bool ReplacesOthers { get; init; }

    /// <summary>Whether the marketplace takes prices with tax. An ERP's price that is otherwise, or does not say, is not told: no rate is guessed. Default true.</summary>
    public bool PricesIncludeTax { get; init; } = true;

    /// <summary>The name under which the unit table holds the ERP's words for units; null for the name of its connection.</summary>
    public string? UnitSystem { get; init; }

    /// <summary>Most offers in one import; 1 to 100,000. The rest follows with the next. Default 10,000.</summary>
    public int MostInImport { get; init; } = 10_000;

    /// <summary>Time between two looks at an import that runs. Default 5 minutes.</summary>
    public TimeSpan ImportPollEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long an import may run before it is given up, and its offers are told anew from what is true then. Default 2 h.</summary>
    public TimeSpan ImportWithin { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How soon prices that a marketplace refused, or took and does not show, are sent again although they would say the same. Default 6 h.</summary>
    public TimeSpan RefusedAgainAfter { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How long what the marketplace was told may take until its listings show it. Default 1 h.</summary>
    public TimeSpan ShownWithin { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How old what is known of prices, or what the marketplace has still to be told, may become before a person must see it. Default 6 h.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromHours(6);
}
