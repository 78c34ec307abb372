using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Mirakl;
using Connectors.Simulators.ShipBob;

namespace Connectors.Simulators;

/// <summary>An order that a test puts into the world, with the fate it shall have. What is not said follows the options of the world.</summary>
/// <remarks>Value equality does not look into <see cref="Lines"/>.</remarks>
public sealed record PlannedOrder
{
    /// <summary>The marketplace's order id; null takes the next free one.</summary>
    public string? OrderId { get; init; }

    /// <summary>When it arrives, UTC; null is now.</summary>
    public DateTimeOffset? ArrivesAt { get; init; }

    /// <summary>What is ordered; never null. Empty takes one line of the first offer.</summary>
    public IReadOnlyList<PlannedLine> Lines { get => field ?? []; init; }

    /// <summary>The customer's bank refuses: the order ends CANCELED instead of SHIPPING.</summary>
    public bool PaymentRefused { get; init; }

    /// <summary>The customer cancels so long after arrival, if nothing was shipped by then; null is never.</summary>
    public TimeSpan? CustomerCancelsAfter { get; init; }

    /// <summary>The operator ships: <c>can_shop_ship</c> is false.</summary>
    public bool OperatorShips { get; init; }

    /// <summary>How long the address stays away after the order has become SHIPPING; zero is not at all.</summary>
    public TimeSpan AddressLag { get; init; }

    /// <summary>What the warehouse writes as carrier; null is one of its usual texts.</summary>
    public string? CarrierText { get; init; }

    /// <summary>In how many parcels the warehouse sends it, as far as there are units to spread; zero takes one.</summary>
    public int Parcels { get; init; }

    /// <summary>Whether the warehouse replaces the first tracking number an hour after dispatch.</summary>
    public bool CorrectsTracking { get; init; }

    /// <summary>Whether a parcel may hold part of a case, so that offers arrive broken.</summary>
    public bool BreaksPacks { get; init; }

    /// <summary>What the marketplace does with this order beside the ordinary course; null is what it does with every order of the world.</summary>
    public MiraklBehaviours? Mirakl { get; init; }

    /// <summary>What the ERP does with this order beside the ordinary course; null is what it does with every order of the world.</summary>
    public BusinessCentralBehaviours? BusinessCentral { get; init; }

    /// <summary>What the warehouse does with this order beside the ordinary course; null is what it does with every order of the world.</summary>
    public ShipBobBehaviours? ShipBob { get; init; }
}
