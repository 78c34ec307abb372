namespace Connectors.Mirakl.Models;

/// <summary>Which offers to list (OF21). What is null or empty does not filter.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record OfferFilter
{
    /// <summary>Conditions, codes of OF61.</summary>
    public IReadOnlyList<string> OfferStateCodes { get => field ?? []; init; }

    /// <summary>The shop's SKU of the offer.</summary>
    public string? ShopSku { get; init; }

    /// <summary>The operator's SKU of the product.</summary>
    public string? ProductSku { get; init; }

    /// <summary>Whether to list favourite offers only.</summary>
    public bool? Favorite { get; init; }

    /// <summary>The channel that prices are wanted for.</summary>
    public string? PricingChannelCode { get; init; }

    /// <summary>The customer organisation that prices are wanted for.</summary>
    public string? PricingCustomerOrganizationId { get; init; }

    /// <summary>Language of names, for example <c>en_GB</c>; null for the default.</summary>
    public string? Locale { get; init; }
}
