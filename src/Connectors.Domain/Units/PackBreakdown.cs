using Connectors.Domain.Values;

namespace Connectors.Domain.Units;

/// <summary>A quantity counted in several packs at once. Packs and loose units together are exactly the quantity.</summary>
/// <remarks>Value equality does not look into <see cref="Packs"/>.</remarks>
public sealed record PackBreakdown
{
    /// <summary>Whole packs, the largest first; a pack of which there is none is left out. Never null.</summary>
    public IReadOnlyList<Quantity> Packs { get => field ?? []; init; }

    /// <summary>Base units that fill none of the packs; of the same sign as the quantity.</summary>
    public required decimal Loose { get; init; }
}
