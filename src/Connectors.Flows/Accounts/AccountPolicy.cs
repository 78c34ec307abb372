using Connectors.Domain.Values;

namespace Connectors.Flows.Accounts;

/// <summary>The choices a merchant makes for what customers of a B2B store may owe there. Immutable: a change is a new one.</summary>
/// <remarks>Value equality does not look into <see cref="UnlimitedGroups"/>.</remarks>
public sealed record AccountPolicy
{
    /// <summary>Time between two looks at the ERP, and so how late a block holds in the store. Default 15 minutes.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Time between two comparisons of every account in the store with what it was told: how late what a person changed there is seen. Default 24 h.</summary>
    public TimeSpan CompareEvery { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How long an order that the store has taken may not be known here: a balance that rose there less long ago is not lowered. Default 15 minutes; 0 lowers at once.
    /// </summary>
    public TimeSpan OrdersShowWithin { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The currency that the ERP keeps accounts in; an order in another makes its account's balance unknown. Default GBP.</summary>
    public CurrencyCode Currency { get; init; } = CurrencyCode.Gbp;

    /// <summary>What the store is told for an account without a limit, in major units; above zero. Null, the default, names none: then only <see cref="UnlimitedGroups"/> are left without.</summary>
    public decimal? UnlimitedAs { get; init; }

    /// <summary>The store's customer groups whose members the store itself leaves without a limit: for an account without one, theirs is left as it is. Never null.</summary>
    public IReadOnlyList<string> UnlimitedGroups { get => field ?? []; init; }

    /// <summary>Whether the login of a blocked account is switched off too, where the store can: then it buys nothing, however it pays. Default false.</summary>
    public bool SwitchesLoginsOff { get; init; }

    /// <summary>Whether the store's own setting lets orders on account exceed the limit: then a limit of 0 stops nobody, and a person is told of every account that is blocked. Default false.</summary>
    public bool StoreAllowsOverLimit { get; init; }

    /// <summary>Most accounts that are written after one look; 1 to 10,000. Blocked ones come first, and the rest follows with the next. Default 1,000.</summary>
    public int MostAtOnce { get; init; } = 1000;

    /// <summary>How soon an account that the store did not take is written again although it would say the same. Default 1 h.</summary>
    public TimeSpan RefusedAgainAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a person is shown what somebody changed in the store. Default 24 h.</summary>
    public TimeSpan DriftShownFor { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How old what is known of the ERP's accounts, or what the store has still to be told, may become before a person must see it. Default 2 h.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromHours(2);
}
