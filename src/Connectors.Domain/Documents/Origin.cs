using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Where an order came from.</summary>
[JsonConverter(typeof(EnumJsonConverter<Origin>))]
public enum Origin
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>A marketplace such as B&amp;Q.</summary>
    Marketplace,

    /// <summary>A business customer's order in the seller's own store.</summary>
    B2B,
}
