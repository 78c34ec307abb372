using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Json;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(EmptyDateJsonConverter), typeof(EmptyInstantJsonConverter), typeof(EmptyGuidJsonConverter)])]
[JsonSerializable(typeof(ODataPage<Company>), TypeInfoPropertyName = "Companies")]
[JsonSerializable(typeof(ODataPage<Customer>), TypeInfoPropertyName = "Customers")]
[JsonSerializable(typeof(ODataPage<Item>), TypeInfoPropertyName = "Items")]
[JsonSerializable(typeof(ODataPage<SalesOrder>), TypeInfoPropertyName = "SalesOrders")]
[JsonSerializable(typeof(ODataPage<SalesInvoice>), TypeInfoPropertyName = "SalesInvoices")]
[JsonSerializable(typeof(ODataPage<SalesShipment>), TypeInfoPropertyName = "SalesShipments")]
[JsonSerializable(typeof(NewSalesOrder))]
[JsonSerializable(typeof(SalesOrderChange))]
internal sealed partial class BusinessCentralJsonContext : JsonSerializerContext
{
    /// <summary>The same, writing enum members in their escaped form.</summary>
    public static BusinessCentralJsonContext CreateEscaping() => new(new JsonSerializerOptions(Default.Options)
    {
        Converters = { new EscapedLineTypeJsonConverter() },
    });
}
