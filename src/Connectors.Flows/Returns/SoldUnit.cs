using Connectors.Domain.Documents;
using Connectors.Domain.Returns;
using Connectors.Domain.Values;

namespace Connectors.Flows.Returns;

/// <summary>A line of the order as it was sold, counted in the offers that the customer bought.</summary>
/// <param name="Line">What was sold, for how much; how much of it others sent back is filled in later.</param>
/// <param name="Unit">The pack that one offer was.</param>
/// <param name="Shipping">What the customer paid for its delivery.</param>
/// <remarks>Value equality does not look into the lists.</remarks>
internal sealed record SoldUnit(SoldLine Line, UnitCode Unit, Money Shipping)
{
    /// <summary>The marketplace's taxes on the whole line; never null.</summary>
    public IReadOnlyList<TaxAmount> Taxes { get => field ?? []; init; }

    /// <summary>The marketplace's taxes on its delivery; never null.</summary>
    public IReadOnlyList<TaxAmount> ShippingTaxes { get => field ?? []; init; }
}
