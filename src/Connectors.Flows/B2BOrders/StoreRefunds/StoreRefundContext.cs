using Connectors.Domain.Ports;

namespace Connectors.Flows.B2BOrders.StoreRefunds;

/// <summary>Everything besides the case that its conclusions rest on: an immutable snapshot.</summary>
/// <param name="Now">The present instant, UTC.</param>
/// <param name="Policy">The merchant's choices.</param>
/// <param name="Erp">What the ERP can do with returns.</param>
internal sealed record StoreRefundContext(DateTimeOffset Now, B2BPolicy Policy, ErpReturnCapabilities Erp);
