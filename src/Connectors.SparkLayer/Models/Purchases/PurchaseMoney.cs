using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.SparkLayer.Json;

namespace Connectors.SparkLayer.Models;

/// <summary>Money of a purchase: a text of digits and a currency, which is sent in upper case.</summary>
public sealed record PurchaseMoney
{
    /// <summary>The amount in major units, on the wire a text: <c>15.99</c>.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public required decimal Number { get; init; }

    /// <summary>The currency, three letters in either case; null when not told.</summary>
    [JsonConverter(typeof(UpperCaseJsonConverter))]
    public string? Currency { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Money as purchases have it.</summary>
    public static PurchaseMoney Of(Money money) => new() { Number = money.Amount, Currency = money.Currency.Value };

    /// <summary>The same as a value; null when the currency is none.</summary>
    public Money? ToMoney() => CurrencyCode.TryParse(Currency, out var currency) ? new Money(Number, currency) : null;
}
