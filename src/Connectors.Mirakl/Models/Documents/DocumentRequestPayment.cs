using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The payment of a document request.</summary>
public sealed record DocumentRequestPayment
{
    /// <summary><c>PAID</c> or <c>PENDING</c>.</summary>
    public string? State { get; init; }

    /// <summary>Reference of the transaction; null before it is paid.</summary>
    public string? Reference { get; init; }

    /// <summary>When it was paid, UTC; null before.</summary>
    public DateTimeOffset? TransactionDate { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
