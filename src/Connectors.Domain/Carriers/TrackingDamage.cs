using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Carriers;

/// <summary>What a spreadsheet did to a tracking number on its way.</summary>
[JsonConverter(typeof(EnumJsonConverter<TrackingDamage>))]
public enum TrackingDamage
{
    /// <summary>Nothing that can be seen.</summary>
    None,

    /// <summary>Written as a power of ten, <c>1.55050E+13</c> or <c>155.05E+11</c>: most digits are gone.</summary>
    Exponent,

    /// <summary>Written as a fraction, <c>15505012345678.0</c> or <c>1.55</c>.</summary>
    Fraction,

    /// <summary>13 digits: where DPD carries it, a number of 14 whose first zero is gone. It says nothing about other carriers' numbers.</summary>
    LostZero,

    /// <summary>Its thousands are parted, <c>15,505,012,345,678</c>.</summary>
    Grouped,

    /// <summary>Longer than spreadsheets count: all digits after the fifteenth became zeros, <c>340434161094012000000</c>.</summary>
    Rounded,

    /// <summary>Taken for a date or a time, <c>01/03/2026</c>, <c>12:30</c>.</summary>
    Date,
}
