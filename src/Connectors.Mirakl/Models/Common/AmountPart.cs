using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>One part of an amount.</summary>
public sealed record AmountPart
{
    /// <summary>The part, in the currency of the order; null when not given.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Whether commission is taken on it; null when not given.</summary>
    public bool? Commissionable { get; init; }

    /// <summary>Whether the shopper pays it; null when not given.</summary>
    public bool? DebitableFromCustomer { get; init; }

    /// <summary>Whether the shop gets it; null when not given.</summary>
    public bool? PayableToShop { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
