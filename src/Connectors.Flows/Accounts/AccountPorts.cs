using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Flows.Accounts;

/// <summary>The systems that accounts go between, by connection.</summary>
/// <param name="Stores">The stores.</param>
/// <param name="Erps">The ERPs.</param>
/// <param name="Receivables">What customers of an ERP owe by document, where that can be told: without it an order that is invoiced in part counts whole.</param>
internal sealed record AccountPorts(
    IReadOnlyDictionary<ConnectionName, IB2BAccounts> Stores, IReadOnlyDictionary<ConnectionName, IErp> Erps, IReadOnlyDictionary<ConnectionName, IErpReceivables> Receivables);
