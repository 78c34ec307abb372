using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A recycling contribution (extended producer responsibility).</summary>
public sealed record EcoContribution
{
    /// <summary>Category of the law.</summary>
    public string? EprCategoryCode { get; init; }

    /// <summary>Registration number of the producer.</summary>
    public string? ProducerId { get; init; }

    /// <summary>Whose registration it is.</summary>
    public string? ProducerIdOwner { get; init; }

    /// <summary>Contribution of all, in the currency of the order; null when not given.</summary>
    public decimal? TotalAmount { get; init; }

    /// <summary>Contribution of one, in the currency of the order; null when not given.</summary>
    public decimal? UnitAmount { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
