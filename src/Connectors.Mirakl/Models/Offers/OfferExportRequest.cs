namespace Connectors.Mirakl.Models;

/// <summary>What to export of the offers (OF52). What is null or empty leaves it to the platform.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record OfferExportRequest
{
    /// <summary>
    /// Only offers changed since then, deleted and inactive ones among them; null for all. Take the instant at which the last export that was
    /// read to its end was asked for, and a few minutes off it.
    /// </summary>
    public DateTimeOffset? LastRequestDate { get; init; }

    /// <summary>Whether inactive offers are exported too. Only without <see cref="LastRequestDate"/>, with which they always are.</summary>
    public bool? IncludeInactiveOffers { get; init; }

    /// <summary>Only offers that can be sold in one of these channels.</summary>
    public IReadOnlyList<string> ChannelCodes { get => field ?? []; init; }

    /// <summary>Only these columns or members; empty for all. An offer without its id and SKU cannot be told from others.</summary>
    public IReadOnlyList<string> IncludeFields { get => field ?? []; init; }

    /// <summary>Other names for columns, by their own; CSV only.</summary>
    public IReadOnlyDictionary<string, string> RenameFields { get => field ?? new Dictionary<string, string>(); init; }

    /// <summary>Only offers that take part in one of these campaigns now.</summary>
    public IReadOnlyList<string> OngoingDiscountCampaignIdentifiers { get => field ?? []; init; }

    /// <summary>Zones that shipping charges are wanted for, where the platform exports them.</summary>
    public IReadOnlyList<string> ShippingZones { get => field ?? []; init; }

    /// <summary>Most offers in a file.</summary>
    public long? ItemsPerChunk { get; init; }

    /// <summary>Most megabytes in a file.</summary>
    public long? MegabytesPerChunk { get; init; }
}
