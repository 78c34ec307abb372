using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>A part of a marketplace order that the customer neither gets nor pays for: cancelled before the debit, refunded after it.</summary>
/// <remarks>Value equality does not look into <see cref="Lines"/>.</remarks>
public sealed record OrderReduction
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>The marketplace's code of the reason.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>Whether amounts contain the tax; says nothing where the order has none.</summary>
    public bool PricesIncludeTax { get; init; } = true;

    /// <summary>Whether the quantities are left out of what has to be shipped. A cancellation always leaves them out.</summary>
    public bool NeedNotShip { get; init; }

    /// <summary>At least one, each line once, all in one currency; never null.</summary>
    public IReadOnlyList<ReducedLine> Lines { get => field ?? []; init; }
}
