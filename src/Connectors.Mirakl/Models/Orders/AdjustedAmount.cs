using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Money that OR32 cancelled or refunded for a difference in weight or length.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record AdjustedAmount
{
    /// <summary>Goods part, in the currency of the order; null when not given.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Shipping part, in the currency of the order; null when not given.</summary>
    public decimal? ShippingAmount { get; init; }

    /// <summary>Taxes on goods in it; never null.</summary>
    public IReadOnlyList<OrderLineTax> Taxes { get => field ?? []; init; }

    /// <summary>Taxes on shipping in it; never null.</summary>
    public IReadOnlyList<OrderLineTax> ShippingTaxes { get => field ?? []; init; }

    /// <summary>How many it is for; 0 for an amount only.</summary>
    public int Quantity { get; init; }

    /// <summary>ISO 4217 currency of the amounts; null when not given.</summary>
    public string? CurrencyIsoCode { get; init; }

    /// <summary>The platform's own reason, for example <c>SYSTEM_CANCELATION_ADJUSTMENT</c>.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Recycling contributions in it; never null.</summary>
    public IReadOnlyList<EcoContribution> EcoContributions { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
