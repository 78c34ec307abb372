using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Mirakl;

/// <summary>An offer as the marketplace shows it.</summary>
internal sealed class MiraklListing(Offer offer)
{
    public Offer Offer { get; } = offer;

    public string ShopSku { get; set; } = offer.ShopSku;

    public decimal Price { get; set; } = offer.Price;

    public decimal? DiscountPrice { get; set; }

    public int Quantity { get; set; }

    public string? Description { get; set; }

    public int? LeadTimeToShip { get; set; }

    public int? MinOrderQuantity { get; set; }

    public bool Deleted { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public bool Active => !Deleted && Quantity > 0;
}
