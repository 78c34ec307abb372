using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>One line of a document request, as DR12 lists it. Amounts are in the currency of the request. What does not apply to <see cref="EntityType"/> is null.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record DocumentRequestLine
{
    /// <summary>Id of the line.</summary>
    public string? Id { get; init; }

    /// <summary>What it bills.</summary>
    public DocumentLineEntityType EntityType { get; init; }

    /// <summary>Id of what it bills.</summary>
    public string? EntityId { get; init; }

    /// <summary>How many; null when not given.</summary>
    public int? Quantity { get; init; }

    /// <summary>Price of one without tax.</summary>
    public decimal? UnitPriceExcludingTaxes { get; init; }

    /// <summary>Price of one before promotions, without tax.</summary>
    public decimal? OriginUnitPriceExcludingTaxes { get; init; }

    /// <summary>Price of one before promotions, with tax.</summary>
    public decimal? OriginUnitPriceIncludingTaxes { get; init; }

    /// <summary>Price of all without tax.</summary>
    public decimal? PriceExcludingTaxes { get; init; }

    /// <summary>Shipping without tax.</summary>
    public decimal? ShippingPriceExcludingTaxes { get; init; }

    /// <summary>Fees without tax; never null.</summary>
    public IReadOnlyList<DocumentFee> FeesExcludingTaxes { get => field ?? []; init; }

    /// <summary>Taxes on the price; never null.</summary>
    public IReadOnlyList<DocumentTax> Taxes { get => field ?? []; init; }

    /// <summary>Taxes on shipping; never null.</summary>
    public IReadOnlyList<DocumentTax> ShippingTaxes { get => field ?? []; init; }

    /// <summary>Recycling contributions; never null.</summary>
    public IReadOnlyList<EcoContribution> EcoContributions { get => field ?? []; init; }

    /// <summary>Promotions that lowered the price; never null.</summary>
    public IReadOnlyList<DocumentPromotion> Promotions { get => field ?? []; init; }

    /// <summary>Everything, with tax.</summary>
    public decimal? TotalPriceIncludingTaxes { get; init; }

    /// <summary>Text about tax that the document must bear; null when there is none.</summary>
    public string? TaxLegalNotice { get; init; }

    /// <summary>What a single charge or credit is for.</summary>
    public string? Description { get; init; }

    /// <summary>Day of a single charge or credit, <c>yyyy-MM-dd</c>.</summary>
    public string? OperationDate { get; init; }

    /// <summary>Period of a fee.</summary>
    public DocumentPeriod? Period { get; init; }

    /// <summary>Outside references of a single charge or credit; never null.</summary>
    public IReadOnlyList<EntityReference> References { get => field ?? []; init; }

    /// <summary>The order.</summary>
    public DocumentOrder? Order { get; init; }

    /// <summary>The order line.</summary>
    public EntityId? OrderLine { get; init; }

    /// <summary>The product.</summary>
    public DocumentProduct? Product { get; init; }

    /// <summary>The shop.</summary>
    public DocumentShop? Shop { get; init; }

    /// <summary>Where the goods left.</summary>
    public DocumentPlace? ShippingFrom { get; init; }

    /// <summary>Where the goods went.</summary>
    public DocumentPlace? ShippingTo { get; init; }

    /// <summary>Delivery bills; never null.</summary>
    public IReadOnlyList<DeliveryBill> DeliveryBillInformation { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
