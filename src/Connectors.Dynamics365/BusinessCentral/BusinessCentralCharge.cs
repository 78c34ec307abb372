using Connectors.Dynamics365.BusinessCentral.Models;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>Where a charge is booked.</summary>
/// <param name="Type"><see cref="SalesLineType.Account"/> with direct posting, <see cref="SalesLineType.Item"/> (service or non-inventory) or <see cref="SalesLineType.Resource"/>.</param>
/// <param name="Number">Number of the account, item or resource, at most 20 characters.</param>
public sealed record BusinessCentralCharge(SalesLineType Type, string Number);
