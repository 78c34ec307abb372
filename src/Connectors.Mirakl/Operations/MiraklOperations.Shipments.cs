using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Mirakl;

/// <content>Operations of <see cref="MiraklClient.Shipments"/>.</content>
public static partial class MiraklOperations
{
    /// <summary>ST01 <c>POST /api/shipments</c>: creates shipments. A part of a quantity could be shipped twice: look up with ST11 before every repeat.</summary>
    public static Operation CreateShipments { get; } = Write("ST01", HttpMethod.Post, "api/shipments", RepeatRule.Create);

    /// <summary>ST11 <c>GET /api/shipments</c>: shipments. Published: at each page display.</summary>
    public static Operation GetShipments { get; } = Read("ST11", "api/shipments");

    private static IEnumerable<Operation> OfShipments => [CreateShipments, GetShipments];
}
