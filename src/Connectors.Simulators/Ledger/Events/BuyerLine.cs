namespace Connectors.Simulators.Ledger.Events;

/// <summary>A line as the buyer ordered it.</summary>
/// <param name="LineId">The marketplace's id.</param>
/// <param name="Sku">The item behind the offer.</param>
/// <param name="ErpUnit">The unit in which the ERP sells the offer.</param>
/// <param name="UnitsPerPiece">Base units in one piece of the offer.</param>
/// <param name="Quantity">Pieces ordered.</param>
/// <param name="Price">What all pieces cost, in the price mode of the order.</param>
/// <param name="Shipping">What their delivery costs, in the price mode of the order.</param>
/// <param name="TaxPercent">Rate of the tax on both; null when this world does not know it.</param>
internal sealed record BuyerLine(string LineId, string Sku, string ErpUnit, int UnitsPerPiece, int Quantity, decimal Price, decimal Shipping, decimal? TaxPercent)
{
    /// <summary>What the buyer pays beside price and delivery, for example for recycling.</summary>
    public decimal Fees { get; init; }

    /// <summary>What the marketplace keeps of price and delivery, in hundredths; null when this world does not know it.</summary>
    public decimal? CommissionPercent { get; init; }

    /// <summary>What all pieces are to cost by what was agreed with the customer, in the price mode of the order; null when that is what they cost.</summary>
    public decimal? Agreed { get; init; }

    /// <summary>What one piece of a kit consists of; empty when <see cref="Sku"/> itself is sent.</summary>
    public IReadOnlyList<Goods> Parts { get; init; } = [];

    /// <summary>Tax in the price, or on it, as the marketplace charged it; null when it told none.</summary>
    public decimal? Tax { get; init; }

    /// <summary>Tax in the delivery, or on it, as the marketplace charged it; null when it told none.</summary>
    public decimal? ShippingTax { get; init; }

    /// <summary>Base units of what is sent for so many pieces: of a kit, its parts.</summary>
    public IEnumerable<Goods> GoodsOf(decimal pieces) =>
        Parts.Count == 0 ? [new Goods(Sku, pieces * UnitsPerPiece)] : Parts.Select(p => p with { Units = p.Units * pieces });
}
