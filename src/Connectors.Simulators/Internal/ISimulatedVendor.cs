namespace Connectors.Simulators.Internal;

/// <summary>
/// One vendor of a world, in a folder of its own: what it keeps and does by itself, its routes, and its trace in <see cref="WorldState.Events"/>.
/// Its options are a record of its own in <see cref="SimulationOptions"/>. It knows no other vendor: it finds the order behind a reference in
/// <see cref="WorldState.Orders"/>, and hears what happens elsewhere through the events. A world is a list of such modules.
/// </summary>
internal interface ISimulatedVendor
{
    /// <summary>The routes, and the name under which faults and calls are counted.</summary>
    Vendor Api { get; }

    /// <summary>Puts on the agenda what happens by itself from the start of the world on.</summary>
    void Begin();
}
