using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A way to ship an offer into a zone, and what it costs.</summary>
public sealed record OfferShippingType
{
    /// <summary>Shipping method, a code of SH12.</summary>
    public string? Code { get; init; }

    /// <summary>Name of the method; null in exports.</summary>
    public string? Label { get; init; }

    /// <summary>The method's code across platforms; null when not given.</summary>
    public string? StandardCode { get; init; }

    /// <summary>Shipping zone, a code of SH11.</summary>
    public string? ShippingZoneCode { get; init; }

    /// <summary>Name of the zone; null in exports.</summary>
    public string? ShippingZoneLabel { get; init; }

    /// <summary>How the charge is found: <c>FIXED_PRICE</c>, <c>FREE_SHIPPING</c> or <c>ORDER_PRICE_RANGE</c>.</summary>
    public string? ShippingPriceType { get; init; }

    /// <summary>Charge of the first piece; null when not given.</summary>
    public decimal? ShippingPriceUnit { get; init; }

    /// <summary>Charge of each further piece; null when not given.</summary>
    public decimal? ShippingPriceAdditionalUnit { get; init; }

    /// <summary>When it would arrive; null when not given.</summary>
    public OfferDeliveryTime? DeliveryTime { get; init; }

    /// <summary>By when an order of now would have to be sent, UTC; null when not given.</summary>
    public DateTimeOffset? ShippingDeadline { get; init; }

    /// <summary>Time of day until which an order is sent the same day; null when there is none.</summary>
    public string? CutOffTime { get; init; }

    /// <summary>The next such instant, UTC; null when there is none.</summary>
    public DateTimeOffset? CutOffNextDate { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
