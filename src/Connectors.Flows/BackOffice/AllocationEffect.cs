using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>Read a warehouse's stock.</summary>
/// <param name="Reading">Our own number of the reading.</param>
/// <param name="Skus">Whose stock.</param>
/// <remarks>Value equality does not look into <paramref name="Skus"/>.</remarks>
internal sealed record AllocationEffect(int Reading, IReadOnlyList<Sku> Skus);
