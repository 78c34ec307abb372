using Connectors.Simulators.Ledger;
using Connectors.Simulators.Time;

namespace Connectors.Simulators.Internal;

/// <summary>What the vendors of a world share: one lock, one agenda, one book of what happened, the seller's range and the orders.</summary>
internal sealed class WorldState
{
    private long _pages;

    public WorldState(SimulationOptions options, IReadOnlyList<Offer> offers)
    {
        Options = options;
        Offers = offers;
        Start = StartOf(options);
    }

    public SimulationOptions Options { get; }

    public DateTimeOffset Start { get; }

    public Lock Gate { get; } = new();

    public Agenda Agenda { get; } = new();

    public EventBook Events { get; } = new();

    public WorldOrders Orders { get; } = new();

    public IReadOnlyList<Offer> Offers { get; }

    /// <summary>A clock shared between processes has a beginning of its own, whenever this process came up.</summary>
    public static DateTimeOffset StartOf(SimulationOptions options) => (options.Clock as AcceleratedClock)?.Epoch ?? options.Clock.GetUtcNow();

    /// <summary>Lets everything happen that is due, and tells the time. The caller holds <see cref="Gate"/>.</summary>
    public DateTimeOffset CatchUp()
    {
        var now = Options.Clock.GetUtcNow();
        Agenda.RunUntil(now);
        return now;
    }

    /// <summary>Whether a record shows in its vendor's lists and look-ups yet; see <see cref="TimeBehaviours.LateVisibility"/>.</summary>
    /// <param name="kind">What it is, unique in the world, for example <c>shipbob.order</c>.</param>
    /// <param name="id">Its id.</param>
    /// <param name="createdAt">When it came into being.</param>
    /// <param name="now">Now.</param>
    public bool IsVisible(string kind, string id, DateTimeOffset createdAt, DateTimeOffset now)
    {
        var time = Options.Time;
        if (time.LateVisibility <= 0m || now - createdAt >= time.LongestInvisibility)
            return true;
        var dice = Dice.For(Options.Seed, "visible." + kind, id);
        return !dice.Chance(time.LateVisibility) || now >= createdAt + dice.Between(TimeSpan.FromSeconds(1), time.LongestInvisibility);
    }

    /// <summary>By how many items a page behind the first has slipped since the one before: one on, one back or none; see <see cref="TimeBehaviours.PagingDrift"/>.</summary>
    /// <param name="list">The list, for example <c>mirakl.orders</c>.</param>
    /// <param name="offset">Where the page begins.</param>
    public int Slip(string list, int offset)
    {
        if (Options.Time.PagingDrift <= 0m || offset <= 0)
            return 0;
        var dice = Dice.For(Options.Seed, "slip." + list, (_pages++).Text());
        return !dice.Chance(Options.Time.PagingDrift) ? 0 : dice.Chance(0.5m) ? 1 : -1;
    }

    /// <summary>Whether a behaviour that happens in this share of cases happens in this one: drawn from the seed, equal whoever asks and when.</summary>
    /// <param name="behaviour">Its name, unique in the world, for example <c>shipbob.on-hold</c>.</param>
    /// <param name="key">The case, for example an order id.</param>
    /// <param name="share">From 0 to 1.</param>
    public bool Happens(string behaviour, string key, decimal share) => share > 0m && Dice.For(Options.Seed, behaviour, key).Chance(share);
}
