using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Where one shipment stands.</summary>
[JsonConverter(typeof(EnumJsonConverter<ShipmentState>))]
public enum ShipmentState
{
    /// <summary>A state this version does not know: treated as not dispatched.</summary>
    Unknown = 0,

    /// <summary>Being made; nothing has left.</summary>
    Pending,

    /// <summary>It has left.</summary>
    Dispatched,

    /// <summary>It will not be sent.</summary>
    Cancelled,
}
