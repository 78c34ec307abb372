using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>An eco-contribution that is paid on an offer.</summary>
public sealed record OfferEcoContribution
{
    /// <summary>Category of the producer's duty, for example <c>FR-DEEE</c> or <c>DE-WEEE</c>.</summary>
    public string? EprCategoryCode { get; init; }

    /// <summary>Amount for one piece, in the currency of the offer; null when not given.</summary>
    public decimal? EcoContributionAmount { get; init; }

    /// <summary>The producer's registration; null when it is the operator's.</summary>
    public string? ProducerId { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
