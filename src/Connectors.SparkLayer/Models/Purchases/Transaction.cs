using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>A payment of a purchase, or a refund.</summary>
/// <remarks>Record a payment here or on the commerce platform, never in both: it would be counted twice.</remarks>
public sealed record Transaction
{
    /// <summary>Its id in the other system: with the purchase it names the transaction, so that the same again changes it.</summary>
    public required string PlatformId { get; init; }

    /// <summary>How much; above zero a payment, below a refund.</summary>
    public required PurchaseMoney Total { get; init; }

    /// <summary>Whether it counts: for the state of payment and against what the customer owes. False is for information, such as a payment that failed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool ApplyToBalance { get; init; }

    /// <summary>The other system's own record, kept as it is. It must hold no card data.</summary>
    public JsonElement? FullTransaction { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => $"Transaction {PlatformId}";
}
