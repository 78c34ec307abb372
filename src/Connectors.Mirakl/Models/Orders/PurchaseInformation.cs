using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>What the operator pays the seller in the one-creditor model.</summary>
public sealed record PurchaseInformation
{
    /// <summary>Purchase price of one, in the currency of the order; null when not given.</summary>
    public decimal? PurchaseUnitPrice { get; init; }

    /// <summary>Purchase price, in the currency of the order; null when not given.</summary>
    public decimal? PurchasePrice { get; init; }

    /// <summary>Purchase price of the shipping, in the currency of the order; null when not given.</summary>
    public decimal? PurchaseShippingPrice { get; init; }

    /// <summary>Commission on the price, in the currency of the order; null when not given.</summary>
    public decimal? PurchaseCommissionOnPrice { get; init; }

    /// <summary>Commission on the shipping, in the currency of the order; null when not given.</summary>
    public decimal? PurchaseCommissionOnShipping { get; init; }

    /// <summary>Commission on the fees; null when there are none.</summary>
    public PurchaseTotal? PurchaseCommissionOnFees { get; init; }

    /// <summary>Fees; null when there are none.</summary>
    public PurchaseTotal? PurchaseFeeAmount { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
