using Connectors.Domain.Values;

namespace Connectors.Domain.Units;

/// <summary>One part of a kit: a SKU that is sold as one and is stocked and sent as several.</summary>
/// <param name="Kit">The SKU that is sold. It has units of its own; its base unit is counted, not measured.</param>
/// <param name="Part">A SKU that it consists of, and no kit itself. Each part once a kit.</param>
/// <param name="Quantity">Base units of the part in one base unit of the kit; above zero and no finer than the part's base unit.</param>
public sealed record KitRow(Sku Kit, Sku Part, decimal Quantity = 1m);
