using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders;

/// <summary>The invoices of an order in the ERP, of which nothing is left to pay.</summary>
/// <param name="Received">What was paid of them: what was credited is settled, and is no money.</param>
/// <param name="Numbers">Their numbers; never null.</param>
/// <remarks>Value equality does not look into the list.</remarks>
internal sealed record SettledInvoices(Money Received, IReadOnlyList<string> Numbers);
