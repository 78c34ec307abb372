namespace Connectors.Simulators.Shopify;

/// <summary>Goods that the store shows as sent together.</summary>
/// <param name="Id">Global id of the fulfilment.</param>
/// <param name="TrackingNumbers">Its tracking numbers; never null.</param>
/// <param name="Quantities">Units by SKU; never null.</param>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record ShopFulfilment(string Id, IReadOnlyList<string> TrackingNumbers, IReadOnlyDictionary<string, int> Quantities);
