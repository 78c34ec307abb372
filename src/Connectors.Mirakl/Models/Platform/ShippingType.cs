using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Mirakl.Json;

namespace Connectors.Mirakl.Models;

/// <summary>A shipping method, as SH12 lists it.</summary>
public sealed record ShippingType
{
    /// <summary>Code of the method.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string Code { get; init; }

    /// <summary>Name for people.</summary>
    public string? Label { get; init; }

    /// <summary>Description for people.</summary>
    public string? Description { get; init; }

    /// <summary>The vendor's code of the method; null when it has none.</summary>
    public string? StandardCode { get; init; }

    /// <summary>Whether OR24 fails without tracking.</summary>
    public bool MandatoryTracking { get; init; }

    /// <summary>Whether the shopper fetches the goods.</summary>
    public bool ClickAndCollect { get; init; }

    /// <summary>Whether the operator ships.</summary>
    public bool DeliveryByOperator { get; init; }

    /// <summary>Whether lead times are ignored; null when not given.</summary>
    public bool? IgnoreLeadTimeToShip { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
