using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>Reads and writes a quantity as <c>{"Value":12,"Unit":"EA"}</c>, and as the key <c>12 EA</c>. The number of decimals is kept.</summary>
/// <remarks>Names follow the naming policy in force and are read in any case. Messages never quote what was read.</remarks>
public sealed class QuantityJsonConverter : JsonConverter<Quantity>
{
    private readonly AmountJson<UnitCode> _json = new(nameof(Quantity), nameof(Quantity.Value), nameof(Quantity.Unit));

    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    /// <exception cref="JsonException">It is no such object.</exception>
    public override Quantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (number, unit) = _json.Read(ref reader, options);
        return new Quantity(number, unit);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options) => _json.Write(writer, value.Value, value.Unit, options);

    /// <inheritdoc/>
    /// <exception cref="JsonException">The key is not the written form.</exception>
    public override Quantity ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (number, unit) = _json.ReadKey(ref reader);
        return new Quantity(number, unit);
    }

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options) => AmountJson<UnitCode>.WriteKey(writer, value.Value, value.Unit);
}
