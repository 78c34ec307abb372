using Connectors.Domain.Values;

namespace Connectors.Flows.B2BPrices;

/// <summary>The way of a store's price lists: into which store, and where they come from.</summary>
/// <param name="Store">Whose price lists are kept. One writer a store.</param>
/// <param name="Erp">Whose items say what SKUs cost on <paramref name="ErpList"/> that the table has no row for there; null to go by the table and by what is told in real time.</param>
/// <param name="ErpList">The price list of the store that the ERP's items fill; null without an ERP.</param>
public sealed record B2BPriceRoute(ConnectionName Store, ConnectionName? Erp = null, string? ErpList = null);
