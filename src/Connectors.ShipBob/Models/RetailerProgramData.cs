using System.Text.Json.Serialization;

namespace Connectors.ShipBob.Models;

/// <summary>What a retailer asks of a trade order.</summary>
public sealed record RetailerProgramData
{
    /// <summary>The buyer's purchase order number.</summary>
    public required string PurchaseOrderNumber { get; init; }

    /// <summary>The retailer's programme, as agreed with the warehouse.</summary>
    public required string RetailerProgramType { get; init; }

    /// <summary>Department of the buyer; null when there is none.</summary>
    public string? Department { get; init; }

    /// <summary>Store the goods are for; null when there is none.</summary>
    public string? MarkForStore { get; init; }

    /// <summary>The buyer's ticket number; null when there is none.</summary>
    public string? CustomerTicketNumber { get; init; }

    /// <summary>When it must arrive, UTC; null when nobody said.</summary>
    public DateTimeOffset? DeliveryDate { get; init; }

    /// <summary>Until when it must leave, UTC; null when nobody said.</summary>
    [JsonPropertyName("shipByDate")]
    public DateTimeOffset? ShipByDate { get; init; }

    /// <summary>Not to leave before, UTC; null when nobody said.</summary>
    [JsonPropertyName("doNotShipBeforeDate")]
    public DateTimeOffset? DoNotShipBeforeDate { get; init; }
}
