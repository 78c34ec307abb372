using Connectors.Domain.Documents;

namespace Connectors.Flows.Refunds;

/// <summary>A document that credits something, as the ERP showed it.</summary>
/// <param name="Credit">As it is; null when it is not there.</param>
internal sealed record SeenCredit(ErpCreditNote? Credit)
{
    /// <summary>Whether it was brought to hold what it is to hold.</summary>
    public bool IsFitted { get; init; }
}
