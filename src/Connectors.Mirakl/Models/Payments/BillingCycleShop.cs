using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The shop of a billing cycle.</summary>
public sealed record BillingCycleShop
{
    /// <summary>Id of the shop; null when not given.</summary>
    public long? ShopId { get; init; }

    /// <summary>Name of the shop.</summary>
    public string? ShopName { get; init; }

    /// <summary>Name of the company; null for a private seller.</summary>
    public string? ShopCorporateName { get; init; }

    /// <summary>Business model; empty when not given.</summary>
    public ShopModel ShopModel { get; init; }

    /// <summary>The operator's own id of the shop; null when there is none.</summary>
    public string? ShopOperatorInternalId { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
