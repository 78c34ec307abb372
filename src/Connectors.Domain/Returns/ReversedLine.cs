using Connectors.Domain.Values;

namespace Connectors.Domain.Returns;

/// <summary>What a sale that is taken back means for money and stock. Amounts are as on the order, positive, and go the other way.</summary>
/// <param name="LineId">The order's line.</param>
/// <param name="Sku">The goods.</param>
/// <param name="Quantity">Base units.</param>
/// <param name="Goods">What the customer gets back for them; zero when they are not credited.</param>
/// <param name="Tax">VAT to reverse.</param>
/// <param name="Commission">Commission the marketplace owes back, without tax.</param>
/// <param name="CommissionTax">Tax on that commission.</param>
/// <param name="Effect">What becomes of the goods.</param>
public sealed record ReversedLine(
    OrderLineId LineId, Sku Sku, decimal Quantity, Money Goods, Money Tax, Money Commission, Money CommissionTax, StockEffect Effect)
{
    /// <summary>What was taken off <see cref="Goods"/>; null for nothing.</summary>
    public Money? Deducted { get; init; }
}
