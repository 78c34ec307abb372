using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.ShipBob.Models;

/// <summary>A product on an order.</summary>
public sealed record OrderProduct
{
    /// <summary>The vendor's id of the product; null when it is not known yet.</summary>
    public long? Id { get; init; }

    /// <summary>The SKU it was ordered by; empty when it was ordered by id.</summary>
    public string ReferenceId { get => field ?? string.Empty; init; }

    /// <summary>The vendor's SKU; null when there is none.</summary>
    public string? Sku { get; init; }

    /// <summary>How many of the unit.</summary>
    public required int Quantity { get; init; }

    /// <summary>Unit of the quantity; null means each.</summary>
    public string? QuantityUnitOfMeasureCode { get; init; }

    /// <summary>Our number of the line; null when none was given.</summary>
    public int? ExternalLineId { get; init; }

    /// <summary>Price of one unit; null when none was given.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
