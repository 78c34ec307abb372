namespace Connectors.Simulators;

/// <summary>What the marketplace shows of an offer, beside what could be sold of it at that moment.</summary>
/// <param name="ShopSku">The seller's SKU of the offer.</param>
/// <param name="Shown">Whole packs that the marketplace shows.</param>
/// <param name="Sellable">Whole packs that are there: what the ERP has, less what its open orders take, less what the marketplace sold and the ERP does not have yet. Not negative.</param>
public sealed record ShownStock(string ShopSku, int Shown, int Sellable)
{
    /// <summary>
    /// As few may rightly be shown: goods that were sold and have left, and that the ERP still counts because nobody booked them or somebody deleted the order, are there by its books and by no shelf's.
    /// At most <see cref="Sellable"/>, which is the default.
    /// </summary>
    public int Least { get; init; } = Sellable;

    /// <summary>Whether it is shown as it is.</summary>
    public bool IsRight => Shown >= Least && Shown <= Sellable;
}
