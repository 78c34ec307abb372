using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>A number of one unit of measure. Equality never converts: 1 case is not equal to 12 each.</summary>
/// <param name="Value">How many; may be fractional for measured goods.</param>
/// <param name="Unit">The unit that is counted.</param>
[JsonConverter(typeof(QuantityJsonConverter))]
public readonly record struct Quantity(decimal Value, UnitCode Unit)
{
    /// <summary>The number and its unit, for example <c>12 EA</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value} {Unit}");
}
