using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Orders;

/// <summary>One line of an order as it was sold: goods, or a charge such as shipping.</summary>
/// <remarks>Value equality does not look into <see cref="Taxes"/>.</remarks>
public sealed record PricedLine
{
    /// <summary>The id of the shipping charge. Where there is one a tax code, a space and the code follow: <c>shipping UK-VAT-20</c>.</summary>
    public const string Shipping = "shipping";

    /// <summary>What tells the line from the others of its order: the line id, or what the charge is for.</summary>
    public required string Id { get; init; }

    /// <summary>How many were sold, in the unit that the price is for.</summary>
    public decimal Quantity { get; init; } = 1m;

    /// <summary>Price of the whole line, with or without tax as the order says.</summary>
    public required Money Amount { get; init; }

    /// <summary>The taxes on it as the origin computed them; empty when it stated none. Never null.</summary>
    public IReadOnlyList<TaxAmount> Taxes { get => field ?? []; init; }
}
