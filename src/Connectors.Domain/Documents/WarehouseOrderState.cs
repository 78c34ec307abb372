using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Where a warehouse order stands. It only moves forward.</summary>
[JsonConverter(typeof(EnumJsonConverter<WarehouseOrderState>))]
public enum WarehouseOrderState
{
    /// <summary>A state this version does not know; the vendor's text is kept.</summary>
    Unknown = 0,

    /// <summary>The warehouse has it.</summary>
    Accepted,

    /// <summary>Being picked or packed.</summary>
    InProgress,

    /// <summary>Waiting for a person at the warehouse.</summary>
    Held,

    /// <summary>Waiting for stock.</summary>
    BackOrdered,

    /// <summary>Some of it has left.</summary>
    PartiallyDispatched,

    /// <summary>All of it has left.</summary>
    Dispatched,

    /// <summary>Will not be sent.</summary>
    Cancelled,
}
