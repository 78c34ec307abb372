using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Dynamics365.BusinessCentral.Json;
using Connectors.Tests.Shared;

namespace Connectors.Dynamics365.Tests;

public sealed class BusinessCentralContractTests
{
    private const string File = "dynamics365/business-central-api-v2.contract.json";
    private static readonly BusinessCentralJsonContext Json = BusinessCentralJsonContext.Default;

    [ContractFact(File)]
    public void Every_member_we_read_is_in_the_contract()
    {
        using var contract = JsonDocument.Parse(System.IO.File.ReadAllText(ContractFactAttribute.Find(File)!));
        var sets = contract.RootElement.GetProperty("entitySets");
        Check(sets, "companies", Json.Company, writes: false);
        Check(sets, "customers", Json.Customer, writes: false);
        Check(sets, "customerFinancialDetails", Json.CustomerFinancialDetail, writes: false);
        Check(sets, "items", Json.Item, writes: false);
        Check(sets, "salesOrders", Json.SalesOrder, writes: false);
        Check(sets, "salesOrderLines", Json.SalesOrderLine, writes: false);
        Check(sets, "salesInvoices", Json.SalesInvoice, writes: false);
        Check(sets, "salesShipments", Json.SalesShipment, writes: false);
        Check(sets, "salesShipmentLines", Json.SalesShipmentLine, writes: false);
    }

    [ContractFact(File)]
    public void Every_member_we_write_is_writable_in_the_contract()
    {
        using var contract = JsonDocument.Parse(System.IO.File.ReadAllText(ContractFactAttribute.Find(File)!));
        var sets = contract.RootElement.GetProperty("entitySets");
        Check(sets, "salesOrders", Json.NewSalesOrder, writes: true);
        Check(sets, "salesOrders", Json.SalesOrderChange, writes: true);
        Check(sets, "salesOrderLines", Json.NewSalesOrderLine, writes: true);
    }

    private static void Check(JsonElement sets, string set, JsonTypeInfo type, bool writes)
    {
        var entity = sets.GetProperty(set);
        var known = entity.GetProperty("fields").EnumerateArray()
            .Where(f => !writes || !(f.TryGetProperty("readOnly", out var ro) && ro.GetBoolean()))
            .Select(f => f.GetProperty("name").GetString()!)
            .Concat(entity.GetProperty("navigation").EnumerateArray().Select(n => n.GetProperty("name").GetString()!))
            .ToHashSet(StringComparer.Ordinal);
        var unknown = type.Properties.Where(p => !p.IsExtensionData && p.Name[0] != '@' && !known.Contains(p.Name)).Select(p => $"{set}.{p.Name}");
        Assert.Empty(unknown);
        Assert.NotEmpty(type.Properties);
    }
}
