using System.Globalization;
using System.Text;
using Connectors.Simulators;

namespace OrderToCash;

/// <summary>What each offer is to cost, as a person means it.</summary>
internal sealed class PriceList(IReadOnlyList<ShownPrice> listed)
{
    public IReadOnlyList<MeantPrice> Meant { get; private set; } = [.. listed.Select(static l => new MeantPrice(l.ShopSku, l.Price))];

    /// <summary>Everything is two per cent dearer from now on.</summary>
    public void Raise(DateTimeOffset now) => Meant = [.. Meant.Select(m => m with { Price = Math.Round(m.Price * 1.02m, 2, MidpointRounding.AwayFromZero), Since = now })];

    /// <summary>The table as it is typed.</summary>
    /// <param name="slips">Whether the point of the first offer's price slips one place to the left.</param>
    public string Type(bool slips = false)
    {
        var table = new StringBuilder("marketplace,offer_id,shop_sku,price,currency\n");
        foreach (var (offer, meant) in listed.Zip(Meant))
            table.Append(CultureInfo.InvariantCulture, $"bq,{offer.OfferId},{offer.ShopSku},{(slips && offer == listed[0] ? Math.Round(meant.Price / 10m, 2) : meant.Price)},GBP\n");
        return table.ToString();
    }
}
