using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>What is taken off one order line. Money moves by the amounts; the quantity says how many pieces they stand for.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record ReducedLine
{
    /// <summary>The order line.</summary>
    public required OrderLineId LineId { get; init; }

    /// <summary>How many of the offer, whole; zero when only money moves.</summary>
    public decimal Quantity { get; init; }

    /// <summary>The goods' part; zero or more.</summary>
    public required Money Amount { get; init; }

    /// <summary>The shipping part; zero or more.</summary>
    public required Money ShippingAmount { get; init; }

    /// <summary>Taxes on <see cref="Amount"/> that the marketplace does not work out by itself; never null.</summary>
    public IReadOnlyList<TaxAmount> Taxes { get => field ?? []; init; }

    /// <summary>Taxes on <see cref="ShippingAmount"/> that the marketplace does not work out by itself; never null.</summary>
    public IReadOnlyList<TaxAmount> ShippingTaxes { get => field ?? []; init; }
}
