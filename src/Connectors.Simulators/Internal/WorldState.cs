using Connectors.Simulators.Ledger;
using Connectors.Simulators.Time;

namespace Connectors.Simulators.Internal;

/// <summary>What the vendors of a world share: one lock, one agenda, one book of what happened, the seller's range and the orders.</summary>
internal sealed class WorldState
{
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

    /// <summary>Whether a behaviour that happens in this share of cases happens in this one: drawn from the seed, equal whoever asks and when.</summary>
    /// <param name="behaviour">Its name, unique in the world, for example <c>shipbob.on-hold</c>.</param>
    /// <param name="key">The case, for example an order id.</param>
    /// <param name="share">From 0 to 1.</param>
    public bool Happens(string behaviour, string key, decimal share) => share > 0m && Dice.For(Options.Seed, behaviour, key).Chance(share);
}
