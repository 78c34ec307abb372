using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>One price of an offer, in the currency of the offer; also a retail price of a dropship offer.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record OfferPrice
{
    /// <summary>The channel it was asked for; null for the default price.</summary>
    public string? ChannelCode { get; init; }

    /// <summary>When it holds; null for the default price.</summary>
    public PriceContext? Context { get; init; }

    /// <summary>What one piece costs now, the discount counted in while it runs; null when not given.</summary>
    public decimal? Price { get; init; }

    /// <summary>What one piece costs without discount; null when not given.</summary>
    public decimal? UnitOriginPrice { get; init; }

    /// <summary>What one piece costs with discount; null when there is none.</summary>
    public decimal? UnitDiscountPrice { get; init; }

    /// <summary>When the discount begins, UTC; null for no beginning.</summary>
    public DateTimeOffset? DiscountStartDate { get; init; }

    /// <summary>When the discount ends, UTC; null for no end.</summary>
    public DateTimeOffset? DiscountEndDate { get; init; }

    /// <summary>Prices by number of pieces, the single piece among them.</summary>
    public IReadOnlyList<VolumePrice> VolumePrices { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
