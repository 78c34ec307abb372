using Connectors.Domain.Values;

namespace Connectors.Domain.Units;

/// <summary>How many of a unit may be ordered at once. A unit without a row may be ordered in any number that can be counted.</summary>
/// <param name="Sku">Whose unit.</param>
/// <param name="Unit">The unit that the numbers count; one of the SKU's units.</param>
/// <param name="Multiple">Every order is a whole multiple of it; above zero. It does not say that so many make a pack.</param>
/// <param name="Minimum">Smallest order, a multiple of <paramref name="Multiple"/>; 0 when one multiple is enough.</param>
/// <param name="Maximum">Largest order, a multiple of <paramref name="Multiple"/>; null when there is none.</param>
public sealed record OrderQuantityRow(Sku Sku, UnitCode Unit, decimal Multiple = 1m, decimal Minimum = 0m, decimal? Maximum = null);
