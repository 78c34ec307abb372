using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>One tax on an amount of a line.</summary>
public sealed record OrderLineTax
{
    /// <summary>The operator's tax code.</summary>
    public string? Code { get; init; }

    /// <summary>The tax, in the currency of the order; null when not given.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Rate in percent; null when not given.</summary>
    public decimal? Rate { get; init; }

    /// <summary>Tax on one before promotions, in the currency of the order; null when not given.</summary>
    public decimal? OriginUnitAmount { get; init; }

    /// <summary>Who computes the tax of a partial refund; empty when not given.</summary>
    public TaxCalculationRule TaxCalculationRule { get; init; }

    /// <summary>Who gets which part of it; null without advanced settings.</summary>
    public AmountBreakdown? AmountBreakdown { get; init; }

    /// <summary>The tax in the one-creditor model; null otherwise.</summary>
    public PurchaseTax? PurchaseTax { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
