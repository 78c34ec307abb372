using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>A line that is not as it should be before it is accepted.</summary>
/// <param name="Line">The line.</param>
/// <param name="Then">What follows.</param>
/// <param name="Why">What is wrong with it.</param>
internal sealed record FailedCheck(MarketplaceOrderLine Line, AcceptanceCheck Then, Refusal Why);
