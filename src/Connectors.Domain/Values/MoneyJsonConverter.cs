using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>Reads and writes money as <c>{"Amount":12.34,"Currency":"GBP"}</c>, and as the key <c>12.34 GBP</c>. The number of decimals is kept.</summary>
/// <remarks>Names follow the naming policy in force and are read in any case. Messages never quote what was read.</remarks>
public sealed class MoneyJsonConverter : JsonConverter<Money>
{
    private readonly AmountJson<CurrencyCode> _json = new(nameof(Money), nameof(Money.Amount), nameof(Money.Currency));

    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    /// <exception cref="JsonException">It is no such object.</exception>
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (number, unit) = _json.Read(ref reader, options);
        return new Money(number, unit);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => _json.Write(writer, value.Amount, value.Currency, options);

    /// <inheritdoc/>
    /// <exception cref="JsonException">The key is not the written form.</exception>
    public override Money ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (number, unit) = _json.ReadKey(ref reader);
        return new Money(number, unit);
    }

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => AmountJson<CurrencyCode>.WriteKey(writer, value.Amount, value.Currency);
}
