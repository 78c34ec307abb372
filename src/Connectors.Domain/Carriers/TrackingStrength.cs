using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Carriers;

/// <summary>How much the shape of a tracking number says about its carrier.</summary>
[JsonConverter(typeof(EnumJsonConverter<TrackingStrength>))]
public enum TrackingStrength
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Many others write numbers of this shape. It never names a carrier.</summary>
    Weak,

    /// <summary>Few others do.</summary>
    Medium,

    /// <summary>A prefix or a check character that hardly anybody else uses.</summary>
    Strong,
}
