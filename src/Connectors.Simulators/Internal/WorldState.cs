using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Mirakl;
using Connectors.Simulators.ShipBob;
using Connectors.Simulators.Time;

namespace Connectors.Simulators.Internal;

/// <summary>Everything the three vendors know, under one lock and one agenda.</summary>
internal sealed class WorldState
{
    public WorldState(SimulationOptions options)
    {
        Options = options;
        // A clock shared between processes has a beginning of its own, whenever this process came up.
        Start = (options.Clock as AcceleratedClock)?.Epoch ?? options.Clock.GetUtcNow();
        var recorded = options.RecordedOrdersDirectory is { } directory ? RecordedOrders.Read(directory, options, Start) : null;
        Offers = recorded?.Offers ?? Catalogue.Default;
        Generator = new OrderGenerator(options, Offers);
        Mirakl = new MiraklPlatform(this);
        Erp = new ErpCompany(this);
        Warehouse = new ShipBobWarehouse(this);
        if (recorded is not null)
        {
            foreach (var order in recorded.Orders)
                Mirakl.Expect(new PlannedOrder(), order);
        }
        else
        {
            foreach (var (plan, order) in Generator.Day(Start))
                Mirakl.Expect(plan, order);
        }
    }

    public SimulationOptions Options { get; }

    public DateTimeOffset Start { get; }

    public Lock Gate { get; } = new();

    public Agenda Agenda { get; } = new();

    public IReadOnlyList<Offer> Offers { get; }

    public OrderGenerator Generator { get; }

    public MiraklPlatform Mirakl { get; }

    public ErpCompany Erp { get; }

    public ShipBobWarehouse Warehouse { get; }

    /// <summary>Lets everything happen that is due, and tells the time. The caller holds <see cref="Gate"/>.</summary>
    public DateTimeOffset CatchUp()
    {
        var now = Options.Clock.GetUtcNow();
        Agenda.RunUntil(now);
        return now;
    }

    /// <summary>
    /// The marketplace order that a reference in another system means: the order id itself, or the id behind a connection name
    /// (<c>bq:12345-A</c>), either with a part number behind a slash.
    /// </summary>
    public MiraklOrder? OrderBehind(string reference)
    {
        var text = reference[(reference.LastIndexOf(':') + 1)..];
        return Mirakl.Find(text) ?? (text.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? Mirakl.Find(text[..slash]) : null);
    }
}
