using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The order of a document's line.</summary>
public sealed record DocumentOrder
{
    /// <summary>Order id such as <c>12345-A</c>.</summary>
    public string? Id { get; init; }

    /// <summary>Id of the customer's basket.</summary>
    public string? CommercialId { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>The customer's reference; null when there is none.</summary>
    public string? ReferenceForCustomer { get; init; }

    /// <summary>The seller's reference; null when there is none.</summary>
    public string? ReferenceForSeller { get; init; }

    /// <summary>The customer's payment; null when not given.</summary>
    public PaymentTransaction? TransactionInfo { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
