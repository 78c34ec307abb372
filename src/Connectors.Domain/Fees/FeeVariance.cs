using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>What one fee of one order was expected to be and what it was in this cycle. Amounts are as the seller sees them.</summary>
/// <param name="OrderId">The marketplace's order id.</param>
/// <param name="Type">The transaction type.</param>
/// <param name="Estimate">What was expected; zero when nothing was, or when an earlier cycle has used it up.</param>
/// <param name="Actual">What the cycle holds.</param>
public sealed record FeeVariance(string OrderId, string Type, Money Estimate, Money Actual)
{
    /// <summary>Actual less estimate: below zero when more was kept than expected.</summary>
    public Money Difference => Actual - Estimate;
}
