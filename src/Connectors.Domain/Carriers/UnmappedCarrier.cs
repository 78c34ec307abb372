using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Carriers;

/// <summary>What becomes of a dispatch whose carrier has no code of the marketplace.</summary>
[JsonConverter(typeof(EnumJsonConverter<UnmappedCarrier>))]
public enum UnmappedCarrier
{
    /// <summary>It is held until somebody maps the carrier.</summary>
    Hold = 0,

    /// <summary>The marketplace is told the warehouse's name of the carrier and a tracking link, where it takes carriers that it has not registered.</summary>
    UnregisteredFallback,
}
