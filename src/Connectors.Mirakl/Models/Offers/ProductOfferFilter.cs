namespace Connectors.Mirakl.Models;

/// <summary>Whose offers to list (P11): those on named products. Either <see cref="ProductSkus"/> or <see cref="ProductReferences"/>, at most 100.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ProductOfferFilter
{
    /// <summary>The operator's SKUs of the products.</summary>
    public IReadOnlyList<string> ProductSkus { get => field ?? []; init; }

    /// <summary>Identifiers of the products.</summary>
    public IReadOnlyList<ProductKey> ProductReferences { get => field ?? []; init; }

    /// <summary>Conditions, codes of OF61; empty for all.</summary>
    public IReadOnlyList<string> OfferStateCodes { get => field ?? []; init; }

    /// <summary>Whether offers that are not on sale count too; null for no.</summary>
    public bool? AllOffers { get; init; }

    /// <summary>Channels the offers can be sold in; empty for any.</summary>
    public IReadOnlyList<string> ChannelCodes { get => field ?? []; init; }

    /// <summary>Whether all channels of the shop count, whatever <see cref="ChannelCodes"/> says; null for no.</summary>
    public bool? AllChannels { get; init; }

    /// <summary>The channel that prices are wanted for.</summary>
    public string? PricingChannelCode { get; init; }

    /// <summary>The customer organisation that prices are wanted for.</summary>
    public string? PricingCustomerOrganizationId { get; init; }

    /// <summary>Zones that shipping charges are wanted for, codes of SH11.</summary>
    public IReadOnlyList<string> ShippingZones { get => field ?? []; init; }

    /// <summary>Whether all zones of the shop count, whatever <see cref="ShippingZones"/> says; null for no.</summary>
    public bool? AllShippingZones { get; init; }

    /// <summary>Language of names, for example <c>en_GB</c>; null for the default.</summary>
    public string? Locale { get; init; }
}
