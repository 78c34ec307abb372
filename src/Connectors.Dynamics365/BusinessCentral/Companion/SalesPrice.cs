using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Dynamics365.BusinessCentral.Companion;

/// <summary>A price of a price list, from the companion extension.</summary>
public sealed record SalesPrice
{
    /// <summary>The service's id of the line (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Code of the price list, at most 20 characters.</summary>
    public required string PriceListCode { get; init => field = value ?? throw new JsonException("PriceListCode is missing."); }

    /// <summary>Whether list and line are active.</summary>
    public required bool Active { get; init; }

    /// <summary>Number of the item, at most 20 characters.</summary>
    public required string ItemNumber { get; init => field = value ?? throw new JsonException("ItemNumber is missing."); }

    /// <summary>Code of the variant, at most 10 characters; empty for all of them.</summary>
    public required string VariantCode { get; init => field = value ?? throw new JsonException("VariantCode is missing."); }

    /// <summary>The unit that the price is for, at most 10 characters; empty for the item's base unit.</summary>
    public required string UnitOfMeasureCode { get; init => field = value ?? throw new JsonException("UnitOfMeasureCode is missing."); }

    /// <summary>From how many on it holds; 0 for any quantity.</summary>
    public required decimal MinimumQuantity { get; init; }

    /// <summary>Its currency, at most 10 characters; empty for the company's own.</summary>
    public required string CurrencyCode { get; init => field = value ?? throw new JsonException("CurrencyCode is missing."); }

    /// <summary>The price of one unit.</summary>
    public required decimal UnitPrice { get; init; }

    /// <summary>Whether VAT is in it.</summary>
    public required bool PriceIncludesTax { get; init; }

    /// <summary>The first day that it holds; null for no limit.</summary>
    public DateOnly? StartingDate { get; init; }

    /// <summary>The last day that it holds; null for no limit.</summary>
    public DateOnly? EndingDate { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
