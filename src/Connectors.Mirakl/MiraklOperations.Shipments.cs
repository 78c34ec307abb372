using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Mirakl;

/// <content>Operations of <see cref="MiraklClient.Shipments"/>.</content>
public static partial class MiraklOperations
{
    /// <summary>ST01 <c>POST /api/shipments</c>: creates shipments. A part of a quantity could be shipped twice: look up with ST11 before every repeat.</summary>
    public static Operation CreateShipments { get; } = Write("ST01", HttpMethod.Post, "api/shipments", RetrySafety.Create);

    /// <summary>ST11 <c>GET /api/shipments</c>: shipments. Published: at each page display.</summary>
    public static Operation GetShipments { get; } = Read("ST11", "api/shipments");

    /// <summary>ST12 <c>GET /api/shipments/items_to_ship</c>: what is in no shipment yet. Published: every five minutes, counted by the hour, pages included.</summary>
    public static Operation GetItemsToShip { get; } = Read("ST12", "api/shipments/items_to_ship") with { Limits = [PerHour(12)] };

    /// <summary>ST06 <c>PUT /api/shipments/delete</c>: deletes shipments that were not sent. A repeat is refused item by item; look up with ST11.</summary>
    public static Operation DeleteShipments { get; } = Write("ST06", HttpMethod.Put, "api/shipments/delete", RetrySafety.Act);

    /// <summary>ST07 <c>PUT /api/shipments</c>: where shipments are sent from.</summary>
    public static Operation UpdateShipmentShippingOrigins { get; } = Write("ST07", HttpMethod.Put, "api/shipments", RetrySafety.SafeRepeat);

    /// <summary>ST23 <c>POST /api/shipments/tracking</c>: sets carrier and number; a repeat overwrites them with the same.</summary>
    public static Operation UpdateShipmentTracking { get; } = Write("ST23", HttpMethod.Post, "api/shipments/tracking", RetrySafety.SafeRepeat);

    /// <summary>ST24 <c>PUT /api/shipments/ship</c>: confirms shipments as sent. A repeat is refused item by item; look up with ST11.</summary>
    public static Operation ShipShipments { get; } = Write("ST24", HttpMethod.Put, "api/shipments/ship", RetrySafety.Act);

    /// <summary>ST26 <c>PUT /api/shipments/ready_for_pick_up</c>: hands shipments to the operator's carrier. A repeat is refused item by item; look up with ST11.</summary>
    public static Operation MarkShipmentsReadyForPickUp { get; } = Write("ST26", HttpMethod.Put, "api/shipments/ready_for_pick_up", RetrySafety.Act);

    /// <summary>ST31 <c>PUT /api/shipments/additional_information</c>: custom information.</summary>
    public static Operation UpdateShipmentAdditionalInformation { get; } =
        Write("ST31", HttpMethod.Put, "api/shipments/additional_information", RetrySafety.SafeRepeat);

    /// <summary>PL11 <c>GET /api/picklists</c>: pick lists. Published: every five minutes, counted by the hour, pages included.</summary>
    public static Operation GetPickLists { get; } = Read("PL11", "api/picklists") with { Limits = [PerHour(12)] };

    private static IEnumerable<Operation> OfShipments =>
    [
        CreateShipments, GetShipments, GetItemsToShip, DeleteShipments, UpdateShipmentShippingOrigins, UpdateShipmentTracking, ShipShipments,
        MarkShipmentsReadyForPickUp, UpdateShipmentAdditionalInformation, GetPickLists,
    ];
}
