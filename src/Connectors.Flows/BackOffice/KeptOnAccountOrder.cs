using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>What is kept of an order on account for the receivables report, long after the order itself is over.</summary>
/// <param name="ExternalNumber">The external number that it has in the ERP.</param>
/// <param name="Customer">The account that it is booked on.</param>
/// <param name="OrderedAt">When it was ordered, UTC.</param>
/// <param name="Total">What the buyer pays.</param>
internal sealed record KeptOnAccountOrder(string ExternalNumber, CustomerNumber Customer, DateTimeOffset OrderedAt, Money Total);
