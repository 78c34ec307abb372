using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.Returns;

/// <summary>What the customer gets back of one line of the order.</summary>
/// <param name="LineId">The line.</param>
/// <param name="Quantity">How many of the offer.</param>
/// <param name="Amount">The goods' part, with or without tax as the order says.</param>
/// <param name="Shipping">The delivery's part.</param>
/// <remarks>Value equality does not look into the lists.</remarks>
internal sealed record PlannedRefund(OrderLineId LineId, decimal Quantity, Money Amount, Money Shipping)
{
    /// <summary>Taxes on <see cref="Amount"/>, where the order's prices exclude them; never null.</summary>
    public IReadOnlyList<TaxAmount> Taxes { get => field ?? []; init; }

    /// <summary>Taxes on <see cref="Shipping"/>, where the order's prices exclude them; never null.</summary>
    public IReadOnlyList<TaxAmount> ShippingTaxes { get => field ?? []; init; }

    /// <summary>The goods' part with its tax.</summary>
    internal decimal Gross => Amount.Amount + Taxes.Sum(static t => t.Amount.Amount);
}
