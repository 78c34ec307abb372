using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Testing.Ports;

/// <summary>The stock of a B2B store behind its adapter, new for each check.</summary>
public interface IB2BStockHarness : IPortHarness
{
    /// <summary>The adapter.</summary>
    IB2BStock Stock { get; }

    /// <summary>SKUs that the store has and whose stock it counts; at least two.</summary>
    IReadOnlyList<Sku> Skus { get; }

    /// <summary>A SKU whose row the store, or the adapter for it, does not take; null where it takes any.</summary>
    Sku? Refused { get; }

    /// <summary>Everything that the store keeps of a SKU's stock beside the level at the adapter's location, as one text: other locations, what people set.</summary>
    /// <param name="sku">The SKU.</param>
    string ReadRest(Sku sku);
}
