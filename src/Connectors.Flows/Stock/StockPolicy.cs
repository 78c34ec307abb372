using Connectors.Domain.Stock;

namespace Connectors.Flows.Stock;

/// <summary>The choices a merchant makes for publishing stock. Immutable: a change is a new one.</summary>
/// <remarks>Value equality does not look into <see cref="Locations"/>.</remarks>
public sealed record StockPolicy
{
    /// <summary>
    /// Time between two looks at the ERP's stock, and so how late a marketplace shows it: a window. Where there are velocity classes, they say how long within their floor and ceiling.
    /// Default 15 minutes.
    /// </summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Time between two looks at the goods that moved, and at those that open orders take, where the ERP tells movements: what falls is told within it. What rises because an order was deleted waits for
    /// the window. Default null: everything is looked at, once a window.
    /// </summary>
    public TimeSpan? MovedEvery { get; init; }

    /// <summary>Base units of all goods together that may be sold between two looks; velocity classes derive the window from it. Above zero, at most one million million. Default 50.</summary>
    public decimal SoldBetweenLooks { get; init; } = 50m;

    /// <summary>Calls a day that looks may cost the ERP; velocity classes keep the window long enough for it. Above zero. Default 10,000.</summary>
    public int ErpCallsPerDay { get; init; } = 10_000;

    /// <summary>How long after it was known to have an order the ERP's figures may still miss it. Default 5 minutes.</summary>
    public TimeSpan SettlesWithin { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The ERP's ids of the locations that the marketplace is served from; levels elsewhere are not looked at. Empty for all of them. Never null.</summary>
    public IReadOnlyList<string> Locations { get => field ?? []; init; }

    /// <summary>Whether all there is may be sold where the ERP cannot tell locations apart. Default false: then nothing of such an ERP is published.</summary>
    public bool TotalIsSellable { get; init; }

    /// <summary>The name under which the unit table holds the ERP's words for units; null for the name of its connection.</summary>
    public string? UnitSystem { get; init; }

    /// <summary>How the offers of one SKU live from its stock, those of other marketplaces in the offer table too. Default <see cref="PoolMode.Shared"/>.</summary>
    public PoolMode Pool { get; init; } = PoolMode.Shared;

    /// <summary>Most offers in one import; 1 to 100,000. Decreases are in it first, and the rest follows with the next. Default 10,000.</summary>
    public int MostInImport { get; init; } = 10_000;

    /// <summary>Time between two looks at an import that runs. Default 1 minute.</summary>
    public TimeSpan ImportPollEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an import may run before it is given up, and its offers are told anew from what is true then. Default 1 h.</summary>
    public TimeSpan ImportWithin { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How soon a row that a marketplace refused is sent again although it would say the same. Default 1 h.</summary>
    public TimeSpan RefusedAgainAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Time between two comparisons of everything that the marketplace lists with what it was told. Default 24 h.</summary>
    public TimeSpan CompareEvery { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long what the marketplace was told may take until its listings show it. Default 30 minutes.</summary>
    public TimeSpan ShownWithin { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How old what is known of the ERP's stock, or what the marketplace has still to be told, may become before a person must see it. Default 2 h.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromHours(2);
}
