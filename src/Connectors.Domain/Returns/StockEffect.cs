using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Returns;

/// <summary>What becomes of goods that are not sold after all.</summary>
[JsonConverter(typeof(EnumJsonConverter<StockEffect>))]
public enum StockEffect
{
    /// <summary>Nothing: there are no goods.</summary>
    None = 0,

    /// <summary>They never left: their reservation ends and they can be sold at once.</summary>
    Release,

    /// <summary>They go back on the shelf.</summary>
    Restock,

    /// <summary>They are ours again but cannot be sold.</summary>
    Quarantine,

    /// <summary>They stay the customer's and wait to be sent back.</summary>
    HoldForCustomer,
}
