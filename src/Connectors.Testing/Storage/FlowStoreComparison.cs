using Connectors.Flows.Storage;
using Connectors.Testing.Internal;

namespace Connectors.Testing.Storage;

/// <summary>
/// The same random operations on a store and on the store in memory must give the same answers. Each check runs from one seed, which its name tells, so that what failed
/// can be run again; and each demands that every kind of operation has succeeded, so that none is only ever refused.
/// </summary>
/// <remarks>Compared is what the contracts promise: fences and sequences are the store's own, and of equally urgent cases either may come first.</remarks>
public static class FlowStoreComparison
{
    /// <summary>One check for each seed.</summary>
    /// <param name="newPlace">Makes a new, empty place; called once for each check.</param>
    /// <param name="firstSeed">The first seed; what failed is run again with its seed here.</param>
    /// <param name="seeds">How many seeds.</param>
    /// <param name="steps">Operations for each seed; fewer than the default may not be enough for every kind to succeed.</param>
    public static IReadOnlyList<ConformanceCheck> Checks(Func<IFlowStorePlace> newPlace, int firstSeed, int seeds, int steps = 1500)
    {
        ArgumentNullException.ThrowIfNull(newPlace);
        return
        [
            .. Enumerable.Range(firstSeed, seeds).Select(seed => new ConformanceCheck(
                $"{steps} random operations from seed {seed} give the answers of the store in memory",
                () => FlowStoreConformance.AtNewPlaceAsync(newPlace, (place, clock) => FlowStoreConformance.WithStoreAsync(
                    place, clock, store => new StoreComparer(new InMemoryFlowStore(clock), store, clock, seed).RunAsync(steps))))),
        ];
    }
}
