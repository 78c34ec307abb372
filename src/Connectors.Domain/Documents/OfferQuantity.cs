using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>What a marketplace is told about the stock of one offer.</summary>
/// <param name="OfferId">The marketplace's id of the offer: what is written must still belong to it.</param>
/// <param name="ShopSku">The SKU the marketplace's file is keyed by.</param>
/// <param name="Quantity">Whole pieces of the offer that can be bought; never below zero.</param>
/// <param name="Warehouse">The marketplace's code of a warehouse; null for all of them together.</param>
public sealed record OfferQuantity(OfferId OfferId, Sku ShopSku, long Quantity, string? Warehouse = null);
