using Connectors.Flows.Rules;

namespace Connectors.Flows.Prices;

/// <summary>Everything besides the case that its conclusions rest on: an immutable snapshot.</summary>
/// <param name="Route">The way of the prices.</param>
/// <param name="Policy">The merchant's choices.</param>
/// <param name="Tables">The mapping tables.</param>
/// <remarks>Value equality does not look into <see cref="Rules"/>.</remarks>
internal sealed record PriceContext(PriceRoute Route, PricePolicy Policy, PriceTables Tables)
{
    /// <summary>Rules of the host's own on prices, in the order they are asked; never null.</summary>
    public IReadOnlyList<HostRule> Rules { get => field ?? []; init; }
}
