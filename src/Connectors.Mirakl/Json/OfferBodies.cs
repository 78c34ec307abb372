using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>OF21's answer.</summary>
internal sealed record OfferPage
{
    public IReadOnlyList<Offer> Offers { get => field ?? []; init => field = WholeList.Of(value); }

    public long? TotalCount { get; init; }
}

/// <summary>OF24's request.</summary>
internal sealed record FullOffersBody(IReadOnlyList<FullOffer> Offers);

/// <summary>OF52's request.</summary>
internal sealed record OfferExportBody
{
    public required string ExportType { get; init; }

    public DateTimeOffset? LastRequestDate { get; init; }

    public bool? IncludeInactiveOffers { get; init; }

    public IReadOnlyList<string>? ChannelCodes { get; init; }

    public IReadOnlyList<string>? IncludeFields { get; init; }

    public IReadOnlyDictionary<string, string>? RenameFields { get; init; }

    public IReadOnlyList<string>? OngoingDiscountCampaignIdentifiers { get; init; }

    public IReadOnlyList<string>? ShippingZones { get; init; }

    public long? ItemsPerChunk { get; init; }

    public long? MegabytesPerChunk { get; init; }

    /// <summary>An empty list would be a filter that nothing passes: it is left out.</summary>
    public static OfferExportBody Of(OfferExportRequest request, OfferExportFormat format) => new()
    {
        ExportType = format == OfferExportFormat.Json ? "application/json" : "text/csv",
        LastRequestDate = request.LastRequestDate,
        IncludeInactiveOffers = request.IncludeInactiveOffers,
        ChannelCodes = Filled(request.ChannelCodes),
        IncludeFields = Filled(request.IncludeFields),
        RenameFields = request.RenameFields.Count > 0 ? request.RenameFields : null,
        OngoingDiscountCampaignIdentifiers = Filled(request.OngoingDiscountCampaignIdentifiers),
        ShippingZones = Filled(request.ShippingZones),
        ItemsPerChunk = request.ItemsPerChunk,
        MegabytesPerChunk = request.MegabytesPerChunk,
    };

    private static IReadOnlyList<string>? Filled(IReadOnlyList<string> list) => list.Count > 0 ? list : null;
}

/// <summary>P11's answer.</summary>
internal sealed record ProductOfferPage
{
    public IReadOnlyList<ProductOffers> Products { get => field ?? []; init => field = WholeList.Of(value); }
}
