using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Which orders OR13 exports. What is null does not filter.</summary>
/// <remarks>At least one pair of dates is needed, and platforms refuse a span of more than a year. Value equality does not look into lists.</remarks>
public sealed record OrderExport
{
    /// <summary>States to export.</summary>
    [JsonPropertyName("order_state_codes")]
    public IReadOnlyList<OrderState>? OrderStates { get; init; }

    /// <summary>Codes of channels to export.</summary>
    public IReadOnlyList<string>? ChannelCodes { get; init; }

    /// <summary>True exports only orders without a channel.</summary>
    public bool? OnlyNullChannel { get; init; }

    /// <summary>Code of a fulfilment centre; one, whatever the vendor's name for it says.</summary>
    [JsonPropertyName("fulfillment_center_codes")]
    public string? FulfillmentCenterCode { get; init; }

    /// <summary>Ordered at or after this instant; needs <see cref="CreatedTo"/>.</summary>
    [JsonPropertyName("start_date")]
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Ordered at or before this instant; needs <see cref="CreatedFrom"/>.</summary>
    [JsonPropertyName("end_date")]
    public DateTimeOffset? CreatedTo { get; init; }

    /// <summary>Changed at or after this instant; needs <see cref="UpdatedTo"/>. The platform shifts it back a little, so repeats are normal.</summary>
    [JsonPropertyName("start_update_date")]
    public DateTimeOffset? UpdatedFrom { get; init; }

    /// <summary>Changed at or before this instant; needs <see cref="UpdatedFrom"/>.</summary>
    [JsonPropertyName("end_update_date")]
    public DateTimeOffset? UpdatedTo { get; init; }

    /// <summary>Tax mode the amounts are wanted in; null for the platform's default.</summary>
    public OrderTaxMode? OrderTaxMode { get; init; }

    /// <summary>Language of labels, for example <c>en_GB</c>; null for the default.</summary>
    [JsonIgnore]
    public string? Locale { get; init; }

    /// <summary>Most orders in one file, 10,000 to 1,000,000; null for the platform's default, the largest.</summary>
    public long? ItemsPerChunk { get; init; }

    /// <summary>Largest file in megabytes, 10 to 1,024; null for the platform's default, 512.</summary>
    public long? MegabytesPerChunk { get; init; }
}
