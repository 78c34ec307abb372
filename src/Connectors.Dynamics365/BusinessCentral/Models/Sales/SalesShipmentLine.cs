using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A line of a posted shipment.</summary>
/// <remarks>A number or date is null when the answer did not hold it.</remarks>
public sealed record SalesShipmentLine
{
    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Id of the shipment.</summary>
    public Guid? DocumentId { get; init; }

    /// <summary>Number of the shipment.</summary>
    public string DocumentNo { get => field ?? string.Empty; init; }

    /// <summary>Line number; null when the service does not say.</summary>
    public int? Sequence { get; init; }

    /// <summary>What the line is about.</summary>
    public ShipmentLineType LineType { get; init; }

    /// <summary>Number of the item, account or resource; empty on comments.</summary>
    public string LineObjectNumber { get => field ?? string.Empty; init; }

    /// <summary>Its text.</summary>
    public string Description { get => field ?? string.Empty; init; }

    /// <summary>More text; empty when there is none.</summary>
    public string Description2 { get => field ?? string.Empty; init; }

    /// <summary>Unit of the quantity; empty when there is none.</summary>
    public string UnitOfMeasureCode { get => field ?? string.Empty; init; }

    /// <summary>Price of one unit.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>How many of the unit were shipped; 0 when the line was not part of this shipment.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>When it was shipped; null when there is none.</summary>
    public DateOnly? ShipmentDate { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
