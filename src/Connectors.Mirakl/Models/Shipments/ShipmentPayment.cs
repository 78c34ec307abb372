using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The debit of a shipment.</summary>
public sealed record ShipmentPayment
{
    /// <summary>When the shopper was debited, UTC; null before.</summary>
    public DateTimeOffset? CustomerDebitedDate { get; init; }

    /// <summary>When the payment was made, UTC; null before.</summary>
    public DateTimeOffset? TransactionDate { get; init; }

    /// <summary>The payment provider's number; null before.</summary>
    public string? TransactionNumber { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
