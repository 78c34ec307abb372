using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>An ISO 4217 currency code: three upper-case letters, for example <c>GBP</c>.</summary>
/// <remarks><c>default</c> is the empty code, which equals no real currency.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<CurrencyCode>))]
public readonly record struct CurrencyCode : IStringValue<CurrencyCode>
{
    private const int Hundredths = 2;

    /// <summary>Currencies (ISO 4217) whose smallest coin is another than a hundredth: nobody takes a part of it.</summary>
    private static readonly FrozenDictionary<string, int> Others = new[]
    {
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"), (3, "BHD IQD JOD KWD LYD OMR TND"),
    }.SelectMany(static p => p.Item2.Split(' ').Select(code => (Code: code, Places: p.Item1))).ToFrozenDictionary(static p => p.Code, static p => p.Places, StringComparer.Ordinal);

    private readonly string? _value;

    /// <summary>Wraps the code.</summary>
    /// <exception cref="ArgumentException">The text is not three letters from A to Z.</exception>
    public CurrencyCode(string value)
    {
        if (value is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z'])
            throw new ArgumentException($"'{value}' is not an ISO 4217 currency code: three upper-case letters are expected.", nameof(value));
        _value = value;
    }

    /// <summary>Pound sterling.</summary>
    public static CurrencyCode Gbp { get; } = new("GBP");

    /// <summary>Euro.</summary>
    public static CurrencyCode Eur { get; } = new("EUR");

    static string IStringValue<CurrencyCode>.Expected => "three upper-case letters of ISO 4217, such as GBP";

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <summary>How many decimals its smallest coin has (ISO 4217): 2 for most, 0 for <c>JPY</c>, 3 for <c>KWD</c>.</summary>
    public int Decimals => Others.GetValueOrDefault(Value, Hundredths);

    /// <summary>Reads a code as people write it, in any case and with space around it: <c>gbp</c>, <c> GBP </c>.</summary>
    /// <param name="text">The text; null or empty is no code.</param>
    /// <param name="code">The code; the empty one when the text is none.</param>
    /// <returns>Whether the text is three letters from A to Z.</returns>
    public static bool TryParse(string? text, out CurrencyCode code)
    {
        var letters = text.AsSpan().Trim().Trim("\u200B\u200E\u200F\uFEFF").Trim();
        var isCode = letters.Length == 3 && char.IsAsciiLetter(letters[0]) && char.IsAsciiLetter(letters[1]) && char.IsAsciiLetter(letters[2]);
        code = isCode ? new CurrencyCode(letters.ToString().ToUpperInvariant()) : default;
        return isCode;
    }

    /// <inheritdoc/>
    public static CurrencyCode From(string value) => new(value);

    /// <summary>The code itself.</summary>
    public override string ToString() => Value;
}
