using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>How a customer paid.</summary>
public sealed record TransactionPaymentInfo
{
    /// <summary>Number of the payment slip; null when there is none.</summary>
    public string? ImprintNumber { get; init; }

    /// <summary>Means of payment, for example <c>CARD</c>; null when not given.</summary>
    public string? PaymentType { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
