namespace Connectors.Domain.Units;

/// <summary>A quantity counted in packs.</summary>
/// <param name="Whole">Whole packs.</param>
/// <param name="Loose">Base units that fill no pack; of the same sign as <paramref name="Whole"/>.</param>
public readonly record struct PackCount(decimal Whole, decimal Loose);
