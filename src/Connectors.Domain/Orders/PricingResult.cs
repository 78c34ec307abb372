using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Orders;

/// <summary>Whether an order was sold at the ERP's prices and taxes.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record PricingResult
{
    /// <summary>Whether everything agrees within the tolerance. Only then may the order be posted.</summary>
    public bool IsValid => Findings.Count == 0;

    /// <summary>Every difference, in the order of the lines, then taxes, then the total; never null.</summary>
    public IReadOnlyList<PricingFinding> Findings { get => field ?? []; init; }

    /// <summary>The same for people, one refusal a reason; never null.</summary>
    public IReadOnlyList<Refusal> Refusals { get => field ?? []; init; }

    /// <summary>What the order should cost, tax included; null when the ERP's rules leave that open.</summary>
    public Money? ExpectedTotal { get; init; }
}
