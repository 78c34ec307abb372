using Connectors.Domain.Values;

namespace Connectors.Domain.Returns;

/// <summary>An order line as it was sold, and how much of it was already reversed. Every amount is of the whole line and in one currency.</summary>
/// <param name="LineId">The order's line.</param>
/// <param name="Sku">What was sold.</param>
/// <param name="Quantity">Base units that were sold; above zero.</param>
/// <param name="Goods">What the goods cost, with or without tax as the order says.</param>
/// <param name="Tax">Tax on the goods: contained in <paramref name="Goods"/> or on top, as the order says.</param>
/// <param name="Commission">What the marketplace keeps, without tax.</param>
/// <param name="CommissionTax">Tax on the commission.</param>
/// <param name="Reversed">Base units that earlier returns and cancellations took back; from 0 to <paramref name="Quantity"/>.</param>
public sealed record SoldLine(
    OrderLineId LineId, Sku Sku, decimal Quantity, Money Goods, Money Tax, Money Commission, Money CommissionTax, decimal Reversed = 0m)
{
    /// <summary>What was paid back of <see cref="Goods"/> without goods coming back: goodwill, a price that was corrected. Null for nothing.</summary>
    public Money? RefundedWithoutGoods { get; init; }

    /// <summary>
    /// What earlier returns and cancellations credited of <see cref="Goods"/>. Null takes the <see cref="Reversed"/> part at full price; say it where something was refunded
    /// without goods, because only then the rest is exact and not merely never too much.
    /// </summary>
    public Money? Credited { get; init; }
}
