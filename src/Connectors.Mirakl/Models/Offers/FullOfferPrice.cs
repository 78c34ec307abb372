namespace Connectors.Mirakl.Models;

/// <summary>A price of an offer as OF24 takes it, in the shop's currency.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record FullOfferPrice
{
    /// <summary>The channel it holds in; null for the default price.</summary>
    public string? ChannelCode { get; init; }

    /// <summary>Price of one piece without discount.</summary>
    public decimal? UnitOriginPrice { get; init; }

    /// <summary>Price of one piece with discount; null for none.</summary>
    public decimal? UnitDiscountPrice { get; init; }

    /// <summary>When the discount begins; null for at once.</summary>
    public DateTimeOffset? DiscountStartDate { get; init; }

    /// <summary>When the discount ends; null for never.</summary>
    public DateTimeOffset? DiscountEndDate { get; init; }

    /// <summary>Prices from a number of pieces on; empty for none.</summary>
    public IReadOnlyList<VolumePrice> VolumePrices { get => field ?? []; init; }

    /// <summary>Turns a price that was read into one that can be sent.</summary>
    /// <exception cref="ArgumentException">OF24 cannot hold it.</exception>
    internal static FullOfferPrice From(OfferPrice price)
    {
        var context = price.Context;
        if (context is not null
            && (context.StartDate is not null || context.EndDate is not null || context.ChannelCodes.Count > 1
                || context.CustomerGroupIds.Count > 0 || context.CustomerOrganizationIds.Count > 0))
        {
            throw new ArgumentException("The offer has a price for a time, for customers or for several channels at once, which OF24 would delete. Change it with PRI01.", nameof(price));
        }
        return new FullOfferPrice
        {
            // Platforms with one price a channel name the channel beside the price, the others in its context.
            ChannelCode = context is { ChannelCodes: [var channel] } ? channel : price.ChannelCode,
            UnitOriginPrice = price.UnitOriginPrice,
            UnitDiscountPrice = price.UnitDiscountPrice,
            DiscountStartDate = price.DiscountStartDate,
            DiscountEndDate = price.DiscountEndDate,

            // The price of a single piece is the one above; what is asked now is for the platform to tell.
            VolumePrices = [.. price.VolumePrices.Where(static v => v.QuantityThreshold > 1).Select(static v => v with { Price = null, AdditionalData = null })],
        };
    }
}
