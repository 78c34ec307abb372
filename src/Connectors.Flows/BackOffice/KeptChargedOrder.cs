using Connectors.Domain.Documents;

namespace Connectors.Flows.BackOffice;

/// <summary>What is kept of an order whose sales order books fees of the marketplace, long after the order itself is over.</summary>
/// <param name="Number">The ERP's number of the sales order.</param>
/// <param name="ExternalNumber">The external number that it has there.</param>
/// <param name="Fees">The fees that it was written with.</param>
internal sealed record KeptChargedOrder(string Number, string ExternalNumber, IReadOnlyList<SalesOrderFee> Fees);
