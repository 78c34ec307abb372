using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>What is allocated of one SKU.</summary>
/// <param name="Sku">Whose stock.</param>
/// <param name="Quantity">Base units.</param>
internal sealed record AllocatedGoods(Sku Sku, decimal Quantity);
