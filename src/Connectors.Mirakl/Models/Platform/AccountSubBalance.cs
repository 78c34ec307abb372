using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>What one payment provider owes the shop, in the currency of the shop.</summary>
public sealed record AccountSubBalance
{
    /// <summary>The payment provider.</summary>
    public PayOutPsp PayOutPspCode { get; init; }

    /// <summary>Paid out; null when not given.</summary>
    public decimal? Paid { get; init; }

    /// <summary>To be paid with the next cycle; null when not given.</summary>
    public decimal? Payable { get; init; }

    /// <summary>Not payable yet; null when not given.</summary>
    public decimal? Pending { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
