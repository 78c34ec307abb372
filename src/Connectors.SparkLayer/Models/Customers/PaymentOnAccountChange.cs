using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Http.Json;

namespace Connectors.SparkLayer.Models;

/// <summary>What is to change of what a customer may owe; what is left out stays.</summary>
public sealed record PaymentOnAccountChange
{
    /// <summary>How much may be owed, in major units.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<decimal?>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<decimal?> CreditLimit { get; init; }

    /// <summary>How much is owed now, in major units; on <see cref="BalanceDate"/> where that is set too. It must hold the orders that the ERP has not seen yet.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<decimal?>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<decimal?> Balance { get; init; }

    /// <summary>The date that <see cref="Balance"/> is the opening balance of.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<DateOnly?>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<DateOnly?> BalanceDate { get; init; }

    /// <summary>Days to pay in.</summary>
    [JsonConverter(typeof(OptionalJsonConverter<int?>)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<int?> NetTerms { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => nameof(PaymentOnAccountChange);
}
