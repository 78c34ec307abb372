using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>What belongs to a document request.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record DocumentRequestEntities
{
    /// <summary>The billing cycle; null when it is about none.</summary>
    public DocumentBillingCycle? ShopBillingCycle { get; init; }

    /// <summary>Where the goods went; null when not given.</summary>
    public DocumentShipping? ShippingInformation { get; init; }

    /// <summary>ISO 3166-1 alpha-3 country the goods went to; null when not given.</summary>
    public string? ShipToIsoCountryCode { get; init; }

    /// <summary>Delivery bills; never null.</summary>
    public IReadOnlyList<DeliveryBill> DeliveryBillInformation { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
