using Connectors.Domain.Values;

namespace Connectors.Domain.Stock;

/// <summary>The one system whose word counts. The most specific row wins: SKU and location, then SKU, then location, then the row for all.</summary>
/// <param name="System">The system, for example a connection's name. Compared exactly.</param>
/// <param name="Sku">The SKU it is for; null for all.</param>
/// <param name="LocationId">The location it is for; null for all.</param>
public sealed record StockSourceRow(string System, Sku? Sku = null, string? LocationId = null);
