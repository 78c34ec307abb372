using System.Diagnostics.CodeAnalysis;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Orders;

/// <summary>The sales order, or everything that stands in its way.</summary>
/// <param name="Order">The sales order; null when there are refusals.</param>
/// <param name="Refusals">All that must change first; empty when there is an order.</param>
/// <remarks>Value equality does not look into <paramref name="Refusals"/>.</remarks>
public sealed record OrderMappingResult(SalesOrder? Order, IReadOnlyList<Refusal> Refusals)
{
    /// <summary>Whether there is an order.</summary>
    [MemberNotNullWhen(true, nameof(Order))]
    public bool IsOk => Order is not null;
}
