using Connectors.Domain.Values;

namespace Connectors.Domain.Offers;

/// <summary>What one offer of a marketplace sells.</summary>
/// <param name="Marketplace">Connection the offer is on.</param>
/// <param name="OfferId">The marketplace's id of the offer.</param>
/// <param name="ShopSku">The SKU the marketplace shows for the offer.</param>
/// <param name="Sku">The master SKU that is stocked and booked.</param>
/// <param name="Unit">The pack that one of the offer is.</param>
public sealed record OfferRow(ConnectionName Marketplace, OfferId OfferId, Sku ShopSku, Sku Sku, UnitCode Unit)
{
    /// <summary>The marketplace's SKU of the product that the offer is for, where the seller keeps it: often its EAN. Null where others do.</summary>
    public string? ProductSku { get; init; }

    /// <summary>The marketplace's code of the condition that the goods are in, where the seller keeps it, such as <c>11</c>. Null where others do.</summary>
    public string? Condition { get; init; }

    /// <summary>Days until the goods leave, as the marketplace counts them, where the seller keeps them; not negative. Null where others do.</summary>
    public int? LeadTimeDays { get; init; }
}
