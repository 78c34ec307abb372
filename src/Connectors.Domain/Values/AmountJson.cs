using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>A number of something: an object in JSON, and number and text parted by a space as a key, for example <c>12.34 GBP</c>.</summary>
internal sealed class AmountJson<TUnit>(string type, string number, string unit)
    where TUnit : struct, IStringValue<TUnit>
{
    private static readonly StringValueJsonConverter<TUnit> UnitConverter = new();

    private readonly PairJson<decimal, TUnit> _pair = new(
        type, number, unit, $"an object of {number}, a number, and {unit}, {TUnit.Expected}; as a key both parted by a space", ReadNumber, ReadUnit);

    internal (decimal Number, TUnit Unit) Read(ref Utf8JsonReader reader, JsonSerializerOptions options) => _pair.Read(ref reader, options);

    internal void Write(Utf8JsonWriter writer, decimal number, TUnit unit, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var names = _pair.NamesFor(options);
        writer.WriteStartObject();
        if ((options.NumberHandling & JsonNumberHandling.WriteAsString) != 0)
            writer.WriteString(names.First, number.ToString(CultureInfo.InvariantCulture));
        else
            writer.WriteNumber(names.First, number);
        writer.WriteString(names.Second, unit.Value);
        writer.WriteEndObject();
    }

    internal (decimal Number, TUnit Unit) ReadKey(ref Utf8JsonReader reader)
    {
        var text = reader.GetString()!;
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (!TryNumber(space < 0 ? text : text.AsSpan(0, space), out var number))
            throw _pair.Wrong();
        try
        {
            return (number, space < 0 ? default : TUnit.From(text[(space + 1)..]));
        }
        catch (ArgumentException)
        {
            throw _pair.Wrong();
        }
    }

    internal static void WriteKey(Utf8JsonWriter writer, decimal number, TUnit unit)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(string.Create(CultureInfo.InvariantCulture, $"{number} {unit.Value}").TrimEnd());
    }

    private static decimal ReadNumber(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var number))
            return number;
        if (reader.TokenType == JsonTokenType.String && (options.NumberHandling & JsonNumberHandling.AllowReadingFromString) != 0 && TryNumber(reader.GetString(), out number))
            return number;
        throw new JsonException("A number is expected.");
    }

    private static TUnit ReadUnit(ref Utf8JsonReader reader, JsonSerializerOptions options) => UnitConverter.Read(ref reader, typeof(TUnit), options);

    private static bool TryNumber(ReadOnlySpan<char> text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
