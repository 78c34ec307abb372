using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BPrices;

/// <summary>The systems that price lists go between, by connection.</summary>
/// <param name="Stores">The stores.</param>
/// <param name="Erps">The ERPs whose items say what SKUs cost.</param>
internal sealed record B2BPricePorts(IReadOnlyDictionary<ConnectionName, IB2BPricing> Stores, IReadOnlyDictionary<ConnectionName, IErp> Erps);
