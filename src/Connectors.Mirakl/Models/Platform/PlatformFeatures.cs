using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Switches of a platform.</summary>
public sealed record PlatformFeatures
{
    /// <summary>Whether carriers outside SH21 are refused; null when not given.</summary>
    public bool? DisableSellerAlternativeCarrier { get; init; }

    /// <summary>Default tax mode of amounts.</summary>
    public OrderTaxMode OrderTaxMode { get; init; }

    /// <summary>Decimals of an offer price, as text, for example <c>2</c>.</summary>
    public string? OfferPricesDecimals { get; init; }

    /// <summary><c>COMMA</c> or <c>SEMICOLON</c>.</summary>
    public string? OperatorCsvDelimiter { get; init; }

    /// <summary>Whether shops may sell in several currencies; null when not given.</summary>
    public bool? MultiCurrency { get; init; }

    /// <summary>How orders move; null when not given.</summary>
    public PlatformOrderWorkflows? OrderWorkflows { get; init; }

    /// <summary>How orders ship; null when not given.</summary>
    public PlatformShipmentFeatures? Shipment { get; init; }

    /// <summary>Where returns are handled; null when not given.</summary>
    public PlatformReturnFeatures? Returns { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
