using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Faults;
using Connectors.Simulators.Mirakl;
using Connectors.Simulators.ShipBob;
using Connectors.Simulators.Time;

namespace Connectors.Simulators;

/// <summary>Two named mixes of behaviours. Each part of the world says itself what its ordinary and its bad day are.</summary>
public static class SimulationDay
{
    /// <summary>Options of a day as most are: every kind of trouble that a seller meets within a month, in small shares. A new instance each time, with a clock of its own.</summary>
    public static SimulationOptions Ordinary => new()
    {
        Mirakl = MiraklBehaviours.Ordinary,
        BusinessCentral = BusinessCentralBehaviours.Ordinary,
        ShipBob = ShipBobBehaviours.Ordinary,
        Way = WayBehaviours.Ordinary,
        Time = TimeBehaviours.Ordinary,
    };

    /// <summary>Options of a day on which much goes wrong at once, at every vendor and on the way between. A new instance each time, with a clock of its own.</summary>
    public static SimulationOptions Bad => new()
    {
        Mirakl = MiraklBehaviours.Bad,
        BusinessCentral = BusinessCentralBehaviours.Bad,
        ShipBob = ShipBobBehaviours.Bad,
        Way = WayBehaviours.Bad,
        Time = TimeBehaviours.Bad,
    };
}
