using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>A row that a marketplace did not take.</summary>
/// <param name="ShopSku">Whose row; null when the report does not tell.</param>
/// <param name="Message">Why, in the marketplace's words, which may quote what was sent: do not log it.</param>
public sealed record RejectedRow(Sku? ShopSku, string Message)
{
    /// <summary>Shows the SKU only.</summary>
    public override string ToString() => ShopSku?.Value ?? "unknown SKU";
}
