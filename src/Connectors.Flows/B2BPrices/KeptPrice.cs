namespace Connectors.Flows.B2BPrices;

/// <summary>What is kept from now on of a SKU on a list.</summary>
/// <param name="Sku">The SKU.</param>
/// <param name="Told">What is kept; null when it is forgotten.</param>
internal sealed record KeptPrice(string Sku, ToldPrice? Told);
