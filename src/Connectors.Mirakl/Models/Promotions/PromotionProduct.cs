namespace Connectors.Mirakl.Models;

/// <summary>A product, by reference.</summary>
/// <param name="Type">Kind of reference, for example <c>EAN</c>.</param>
/// <param name="Value">The reference.</param>
public sealed record PromotionProduct(string Type, string Value);
