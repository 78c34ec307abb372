using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>How orders move on a platform.</summary>
public sealed record PlatformOrderWorkflows
{
    /// <summary>Who accepts.</summary>
    public OrderAcceptanceMode OrderAcceptance { get; init; }

    /// <summary>Whether customers may be debited by shipment; null when not given.</summary>
    public bool? PayOnShipment { get; init; }

    /// <summary>Whether customers may pay on a date; null when not given.</summary>
    public bool? PayOnDueDate { get; init; }

    /// <summary>Whether there may be no debit step; null when not given.</summary>
    public bool? NoCustomerPaymentConfirmation { get; init; }

    /// <summary>Whether addresses show before acceptance; null when not given.</summary>
    public bool? ShippingAndBillingDetailsBeforeAcceptance { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
