using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>What the buyer saw, kept with the factor used, because packs change over time (a pack of 10 becomes 12).</summary>

/// <param name="Unit">The pack that was ordered.</param>
/// <param name="Count">How many packs.</param>
/// <param name="BaseUnitsPerPack">Base units in one pack at the time of ordering.</param>
/// <param name="UnitPrice">Price of one pack.</param>
public sealed record OrderedPack(UnitCode Unit, decimal Count, Ratio BaseUnitsPerPack, Money UnitPrice);
