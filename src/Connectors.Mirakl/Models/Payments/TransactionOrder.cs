using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The order of a transaction line.</summary>
public sealed record TransactionOrder
{
    /// <summary>Order id such as <c>12345-A</c>.</summary>
    public string? Id { get; init; }

    /// <summary>Id of the customer's basket, which may hold several orders.</summary>
    public string? CommercialId { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreationDate { get; init; }

    /// <summary>References of customer and seller; null when there are none.</summary>
    public OrderReferences? References { get; init; }

    /// <summary>How the customer paid; null when not given.</summary>
    public TransactionPaymentInfo? PaymentInfo { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
