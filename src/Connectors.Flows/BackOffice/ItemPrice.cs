using Connectors.Domain.Offers;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>What a pack costs by the ERP's item that it holds.</summary>
internal static class ItemPrice
{
    private const int MostDecimals = 6;
    private const int SkusInOneRead = 100;

    /// <summary>The price of the item's base unit times what is in one pack of the offer, exactly or not at all. Pure.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="item">The item that it sells.</param>
    /// <param name="units">How packs convert.</param>
    /// <param name="unitSystem">The name under which the unit table holds the ERP's words.</param>
    /// <param name="unclear">Says no, by what the item is or has.</param>
    public static Outcome<Money> OfPack(OfferRow offer, ErpItem item, UnitCatalogue units, string unitSystem, Func<string, Refusal> unclear)
    {
        if (item.UnitPrice is not { } price)
            return unclear("has no price that can be told, or its currency is not known");
        var unit = units.Resolve(unitSystem, item.BaseUnit);
        if (!unit.IsOk)
            return unit.Refusal;
        var baseUnit = units.BaseUnitOf(offer.Sku);
        if (!baseUnit.IsOk)
            return baseUnit.Refusal;
        if (unit.Value != baseUnit.Value)
            return unclear($"has a price for one {unit.Value}, and the unit table counts it in {baseUnit.Value}");
        var size = units.BaseUnitsPer(offer.Sku, offer.Unit);
        if (!size.IsOk)
            return size.Refusal;
        var pack = decimal.Round(price.Amount * size.Value.Numerator / size.Value.Denominator, MostDecimals);
        return pack * size.Value.Denominator == price.Amount * size.Value.Numerator
            ? new Money(pack, price.Currency)
            : unclear($"has a price that is no exact amount for a pack of {size.Value}");
    }

    /// <summary>Reads items, as many a call as an ERP is asked for at once.</summary>
    /// <param name="erp">The ERP.</param>
    /// <param name="skus">The items.</param>
    /// <param name="hear">Hears of each that exists.</param>
    /// <param name="hearUnreadable">Hears of each that cannot be read.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public static async Task ReadAsync(IErp erp, IEnumerable<Sku> skus, Action<ErpItem> hear, Action<UnreadableItem> hearUnreadable, CancellationToken cancellationToken)
    {
        foreach (var chunk in skus.Distinct().Chunk(SkusInOneRead))
        {
            var items = await erp.GetItemsAsync(chunk, cancellationToken).ConfigureAwait(false);
            foreach (var item in items)
                hear(item);
            foreach (var item in items.Unreadable)
                hearUnreadable(item);
        }
    }
}
