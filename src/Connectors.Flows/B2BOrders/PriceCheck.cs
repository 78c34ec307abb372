using Connectors.Domain.Documents;

namespace Connectors.Flows.B2BOrders;

/// <summary>What the ERP was asked the prices of, and what it said.</summary>
/// <param name="Number">Our own number of the question: a later one replaces an earlier.</param>
/// <param name="Of">What was asked, in short: another order asks anew.</param>
public sealed record PriceCheck(int Number, string Of)
{
    /// <summary>When it was answered, UTC; null while it is not.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>What it said; null while it has not.</summary>
    public ErpQuote? Quote { get; init; }
}
