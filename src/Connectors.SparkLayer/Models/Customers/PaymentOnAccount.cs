using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>What a customer may owe.</summary>
/// <remarks>The currency's member is not documented by name: it is among what is kept.</remarks>
public sealed record PaymentOnAccount
{
    /// <summary>How much may be owed, in major units; null when there is no limit or none was told.</summary>
    public decimal? CreditLimit { get; init; }

    /// <summary>How much is owed, in major units.</summary>
    public decimal? Balance { get; init; }

    /// <summary>The date that a set balance holds for.</summary>
    public DateOnly? BalanceDate { get; init; }

    /// <summary>Days to pay in.</summary>
    public int? NetTerms { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
