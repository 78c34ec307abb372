using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>What became of a request to stop a warehouse order.</summary>
[JsonConverter(typeof(EnumJsonConverter<WarehouseCancellation>))]
public enum WarehouseCancellation
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Nothing of it will be sent.</summary>
    Cancelled,

    /// <summary>Some of it is on its way.</summary>
    PartlyCancelled,

    /// <summary>It is packed or gone.</summary>
    TooLate,
}
