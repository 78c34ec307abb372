using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>An item.</summary>
/// <remarks>A number or date is null when the answer did not hold it.</remarks>
public sealed record Item
{
    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>Its number, at most 20 characters.</summary>
    public required string Number { get; init => field = value ?? throw new JsonException("Number is missing."); }

    /// <summary>Its name.</summary>
    public string DisplayName { get => field ?? string.Empty; init; }

    /// <summary>What kind of item it is.</summary>
    public ItemType Type { get; init; }

    /// <summary>Its category; empty when it has none.</summary>
    public string ItemCategoryCode { get => field ?? string.Empty; init; }

    /// <summary>Whether it may not be sold; null when the service does not say.</summary>
    public bool? Blocked { get; init; }

    /// <summary>Barcode of the base unit; empty when there is none.</summary>
    public string Gtin { get => field ?? string.Empty; init; }

    /// <summary>
    /// Quantity over all locations and variants in the base unit, open orders not taken off; null when the service does not say.
    /// </summary>
    public decimal? Inventory { get; init; }

    /// <summary>Price of one base unit in local currency; null when the service does not say.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>Whether the price contains the tax; null when the service does not say.</summary>
    public bool? PriceIncludesTax { get; init; }

    /// <summary>Cost of one base unit in local currency; null when the service does not say.</summary>
    public decimal? UnitCost { get; init; }

    /// <summary>Code of the base unit, at most 10 characters.</summary>
    public string BaseUnitOfMeasureCode { get => field ?? string.Empty; init; }

    /// <summary>Id of the base unit; null when there is none.</summary>
    public Guid? BaseUnitOfMeasureId { get; init; }

    /// <summary>Its tax group, at most 20 characters; where the company has VAT, its VAT product posting group. Empty when there is none.</summary>
    public string TaxGroupCode { get => field ?? string.Empty; init; }

    /// <summary>Id of its tax group; null when there is none.</summary>
    public Guid? TaxGroupId { get; init; }

    /// <summary>When it last changed, UTC. It does not move when stock moves.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Its variants; never null, empty unless they were expanded.</summary>
    public IReadOnlyList<ItemVariant> ItemVariants { get => field ?? []; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
