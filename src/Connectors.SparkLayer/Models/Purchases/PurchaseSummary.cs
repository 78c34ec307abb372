using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>A purchase as lists show it, without its packages.</summary>
public sealed record PurchaseSummary
{
    /// <summary>What it is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public PurchaseType Type { get; init; }

    /// <summary>By what it is known.</summary>
    public PurchaseIdentifiers? PurchaseIdentifiers { get; init; }

    /// <summary>Whose it is.</summary>
    public CustomerIdentifiers? CustomerIdentifiers { get; init; }

    /// <summary>How it is paid.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public PurchasePaymentMethod PaymentMethod { get; init; }

    /// <summary>When what happened.</summary>
    public PurchaseDates? Dates { get; init; }

    /// <summary>The customer's purchase order number; null when there is none.</summary>
    public string? CustomerReference { get; init; }

    /// <summary>Its currency, in either case.</summary>
    public string? CurrencyCode { get; init; }

    /// <summary>Where the goods go, in one line; the vendor works it out.</summary>
    public string? CalculatedShippingAddress { get; init; }

    /// <summary>What it comes to; the vendor works it out.</summary>
    public PurchaseMoney? CalculatedTotal { get; init; }

    /// <summary>The same in dollars; the vendor works it out.</summary>
    public PurchaseMoney? CalculatedTotalUsd { get; init; }

    /// <summary>How far the goods are; the vendor works it out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public FulfilmentStatus CalculatedFulfilmentStatus { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => $"Purchase {PurchaseIdentifiers?.SparkLayer ?? PurchaseIdentifiers?.Visible} {Type}";
}
