using Connectors.Domain.Reasons;

namespace Connectors.Domain.Orders;

/// <summary>Every difference of one reason, price, tax or an unknown tax code: a refusal for people, with the differences as amounts.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record PricingRefusal : Refusal
{
    /// <summary>The differences, in the order of the lines, then taxes, then the total; never null.</summary>
    public IReadOnlyList<PricingDifference> Differences { get => field ?? []; init; }
}
