using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The payment of an accounting document.</summary>
public sealed record AccountingDocumentPayment
{
    /// <summary>How far it is.</summary>
    public AccountingDocumentPaymentState State { get; init; }

    /// <summary>Reference of the transaction; null before it is paid.</summary>
    public string? Reference { get; init; }

    /// <summary>When it was paid, UTC; null before.</summary>
    public DateTimeOffset? TransactionDate { get; init; }

    /// <summary>Why it failed; empty when it did not.</summary>
    public PayOutFailureReason FailureReason { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
