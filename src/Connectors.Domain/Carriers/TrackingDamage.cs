using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Carriers;

/// <summary>What a spreadsheet did to a tracking number on its way.</summary>
[JsonConverter(typeof(EnumJsonConverter<TrackingDamage>))]
public enum TrackingDamage
{
    /// <summary>Nothing that can be seen.</summary>
    None,

    /// <summary>Written as a power of ten, <c>1.55050E+13</c>: most digits are gone.</summary>
    Exponent,

    /// <summary>Written as a fraction, <c>15505012345678.0</c>.</summary>
    Fraction,

    /// <summary>13 digits: probably a DPD number of 14 whose first zero is gone.</summary>
    LostZero,
}
