using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Mirakl;

/// <summary>An offer as the marketplace shows it.</summary>
internal sealed class MiraklListing(Offer offer)
{
    public Offer Offer { get; } = offer;

    public string ShopSku { get; set; } = offer.ShopSku;

    /// <summary>All its prices; at least one.</summary>
    public IReadOnlyList<MiraklPrice> Prices { get; set; } = [new(offer.Price)];

    /// <summary>When they were last set, UTC; null when they are as they were made.</summary>
    public DateTimeOffset? PricedAt { get; set; }

    /// <summary>The price for everybody.</summary>
    public MiraklPrice General => Prices.FirstOrDefault(static p => p.IsGeneral) ?? Prices[0];

    /// <summary>Others of them stay when somebody sets the price for everybody.</summary>
    public IReadOnlyList<MiraklPrice> With(MiraklPrice general) => [general, .. Prices.Where(static p => !p.IsGeneral)];

    public void SetPrices(IReadOnlyList<MiraklPrice> prices, DateTimeOffset now) => (Prices, PricedAt, UpdatedAt) = (prices, now, now);

    public int Quantity { get; set; }

    public string? Description { get; set; }

    public int? LeadTimeToShip { get; set; }

    public string ProductSku { get; set; } = $"5060{offer.OfferId.Text()}";

    public string Condition { get; set; } = "11";

    public int? MinOrderQuantity { get; set; }

    public bool Deleted { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public bool Active => !Deleted && Quantity > 0;
}
