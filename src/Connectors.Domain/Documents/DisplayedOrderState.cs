using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>How far an order is that is shown in a store which does not send it.</summary>
[JsonConverter(typeof(EnumJsonConverter<DisplayedOrderState>))]
public enum DisplayedOrderState
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Nothing of it has left.</summary>
    Open,

    /// <summary>Some of it has left.</summary>
    PartlyDispatched,

    /// <summary>All of it that will leave has left.</summary>
    Dispatched,

    /// <summary>It is off.</summary>
    Cancelled,
}
