using Connectors.Http;
using Connectors.Shopify.Internal;

namespace Connectors.Shopify;

/// <summary>How orders of other channels are put into a store, which sends them.</summary>
public sealed class ShopifyWarehouseOptions
{
    /// <summary>Tags of such an order beside <c>marketplace-order</c>, by which people find it. None by default; never <c>b2b</c>, which would make it a business customer's.</summary>
    public IList<string> Tags { get; } = [];

    /// <summary>
    /// Whether the store takes the goods off its stock when the order is put in, also below zero: they are sold. Default yes. No where somebody else counts the store's stock, orders of other channels included.
    /// </summary>
    public bool TakesStock { get; set; } = true;

    /// <summary>Global id of the location whose stock is told: <c>gid://shopify/Location/1</c>. Null, the default, is all locations together. Where an order leaves from is the store's to say.</summary>
    public string? LocationId { get; set; }

    /// <summary>Whether the shopper's telephone number stays out of the address. Default no: carriers ask for it. An e-mail address is never given, so that the store has none to write to.</summary>
    public bool OmitPhone { get; set; }

    /// <summary>
    /// How long an order that was put in may not be found yet, or is still being made, after the answer was lost: the search lags. Within that time nothing is put in again. Default 10 min; a minute to a day.
    /// </summary>
    public TimeSpan StillWorkingFor { get; set; } = TimeSpan.FromMinutes(10);

    internal void Check(OptionsMistakes mistakes)
    {
        foreach (var tag in Tags)
        {
            if (string.IsNullOrWhiteSpace(tag) || tag.Contains(',', StringComparison.Ordinal))
                mistakes.Add(nameof(Tags), "must hold texts without a comma");
            else if (string.Equals(tag.Trim(), StoredOrder.BusinessTag, StringComparison.OrdinalIgnoreCase))
                mistakes.Add(nameof(Tags), $"must not hold {StoredOrder.BusinessTag}: orders with it are business customers'");
        }

        mistakes.Read(LocationId, static text => GlobalId.Of(text, "Location").Length > 0, "the global id of a location: gid://shopify/Location/1");
        mistakes.Within(StillWorkingFor, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1));
    }
}
