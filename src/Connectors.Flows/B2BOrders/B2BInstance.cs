using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders;

/// <summary>Routes with the choices that hold for their orders. A host may have several; each store belongs to one.</summary>
/// <param name="Routes">The ways of the orders.</param>
/// <param name="Policy">The merchant's choices.</param>
/// <param name="Tables">Gives the mapping tables now in force.</param>
internal sealed record B2BInstance(IReadOnlyCollection<B2BRoute> Routes, B2BPolicy Policy, Func<B2BTables> Tables)
{
    /// <summary>The one that a store belongs to.</summary>
    public static B2BInstance Of(IReadOnlyList<B2BInstance> instances, ConnectionName store) => instances.First(i => i.Routes.Any(r => r.Store == store));
}
