using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Json;
using Connectors.Dynamics365.Tests.Support;
using Connectors.Http;

namespace Connectors.Dynamics365.Tests;

/// <summary>Every list reads what is there, and says what it cannot read.</summary>
public sealed class BusinessCentralListTests
{
    private static readonly BusinessCentralJsonContext Json = BusinessCentralJsonContext.Default;
    private static readonly Guid Id = new("6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01");

    private static readonly Dictionary<string, (Func<BusinessCentralClient, IAsyncEnumerable<object>> Read, JsonTypeInfo Type)> Lists = new()
    {
        ["customers"] = (static c => c.GetCustomersAsync(), Json.Customer),
        ["items"] = (static c => c.GetItemsAsync(), Json.Item),
        ["itemVariants"] = (static c => c.GetItemVariantsAsync(), Json.ItemVariant),
        ["unitsOfMeasure"] = (static c => c.GetUnitsOfMeasureAsync(), Json.UnitOfMeasure),
        ["locations"] = (static c => c.GetLocationsAsync(), Json.Location),
        ["itemLedgerEntries"] = (static c => c.GetItemLedgerEntriesAsync(), Json.ItemLedgerEntry),
        ["taxAreas"] = (static c => c.GetTaxAreasAsync(), Json.TaxArea),
        ["taxGroups"] = (static c => c.GetTaxGroupsAsync(), Json.TaxGroup),
        ["paymentTerms"] = (static c => c.GetPaymentTermsAsync(), Json.PaymentTerm),
        ["paymentMethods"] = (static c => c.GetPaymentMethodsAsync(), Json.PaymentMethod),
        ["shipmentMethods"] = (static c => c.GetShipmentMethodsAsync(), Json.ShipmentMethod),
        ["currencies"] = (static c => c.GetCurrenciesAsync(), Json.Currency),
        ["dimensions"] = (static c => c.GetDimensionsAsync(), Json.Dimension),
        ["dimensionValues"] = (static c => c.GetDimensionValuesAsync(), Json.DimensionValue),
        ["customerReturnReasons"] = (static c => c.GetCustomerReturnReasonsAsync(), Json.CustomerReturnReason),
        ["generalLedgerSetup"] = (static c => c.GetGeneralLedgerSetupsAsync(), Json.GeneralLedgerSetup),
        ["accounts"] = (static c => c.GetAccountsAsync(), Json.LedgerAccount),
        ["generalLedgerEntries"] = (static c => c.GetGeneralLedgerEntriesAsync(), Json.GeneralLedgerEntry),
        ["journals"] = (static c => c.GetJournalsAsync(), Json.Journal),
        ["journalLines"] = (static c => c.GetJournalLinesAsync(Id), Json.JournalLine),
        ["salesOrders"] = (static c => c.GetSalesOrdersAsync(), Json.SalesOrder),
        ["salesQuotes"] = (static c => c.GetSalesQuotesAsync(), Json.SalesQuote),
        ["salesInvoices"] = (static c => c.GetSalesInvoicesAsync(), Json.SalesInvoice),
        ["salesShipments"] = (static c => c.GetSalesShipmentsAsync(), Json.SalesShipment),
        ["salesCreditMemos"] = (static c => c.GetSalesCreditMemosAsync(), Json.SalesCreditMemo),
        ["salesReturnOrders"] = (static c => c.GetSalesReturnOrdersAsync(), Json.SalesReturnOrder),
        ["returnReceipts"] = (static c => c.GetReturnReceiptsAsync(), Json.ReturnReceipt),
        ["vendors"] = (static c => c.GetVendorsAsync(), Json.Vendor),
        ["purchaseInvoices"] = (static c => c.GetPurchaseInvoicesAsync(), Json.PurchaseInvoice),
        ["documentAttachments"] = (static c => c.GetDocumentAttachmentsAsync(), Json.DocumentAttachment),
        ["subscriptions"] = (static c => c.GetSubscriptionsAsync(), Json.Subscription),
        ["companion.shipmentTrackings"] = (static c => c.GetShipmentTrackingsAsync(), Json.ShipmentTracking),
        ["companion.locationStocks"] = (static c => c.GetLocationStocksAsync(), Json.LocationStock),
        ["companion.returnOrders"] = (static c => c.GetReturnOrdersAsync(), Json.ReturnOrder),
        ["companion.itemUnits"] = (static c => c.GetItemUnitsAsync(), Json.ItemUnit),
        ["companion.taxSetups"] = (static c => c.GetTaxSetupsAsync(), Json.TaxSetup),
        ["companion.salesPrices"] = (static c => c.GetSalesPricesAsync(), Json.SalesPrice),
        ["companies"] = (static c => c.GetCompaniesAsync(), Json.Company),
    };

    public static TheoryData<string> Sets => [.. Lists.Keys];

    [Fact]
    public void Every_list_is_here() => Assert.Equal(
        Conformance.BusinessCentralCalls.All.Select(static c => c.Operation.Code).Where(static c => c.EndsWith(".list", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        Lists.Keys.Select(static k => k + ".list").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task Nothing_is_an_empty_list(string set)
    {
        using var wire = new BusinessCentralWire(static o => o.CompanionRoute = "contoso/connectors/v1.0").Answer("""{"value":[]}""");
        Assert.Empty(await ReadAsync(wire, set));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task What_an_extension_adds_is_kept_and_what_is_missing_is_empty(string set)
    {
        var type = Lists[set].Type;
        var enums = type.Properties.Where(static p => IsEnum(p.PropertyType)).ToList();
        var row = Row(type, string.Concat(enums.Select(static p => $",\"{p.Name}\":\"Sent_x0020_to_x0020_Moon\"")) + ",\"carrierFromAnExtension\":\"DPD\"");
        using var wire = new BusinessCentralWire(static o => o.CompanionRoute = "contoso/connectors/v1.0").Answer($$"""{"value":[{{row}}]}""");

        var read = Assert.Single(await ReadAsync(wire, set));

        Assert.All(enums, p => Assert.Equal("Sent to Moon", p.Get!(read)?.ToString()));
        var more = (IDictionary<string, JsonElement>)type.Properties.Single(static p => p.IsExtensionData).Get!(read)!;
        Assert.Equal("DPD", more["carrierFromAnExtension"].GetString());
        Assert.All(type.Properties.Where(static p => p.PropertyType == typeof(string) && !p.IsRequired), p => Assert.True(p.Get!(read) is null or ""));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task One_that_cannot_be_read_is_told_and_the_others_go_on(string set)
    {
        var type = Lists[set].Type;
        using var wire = new BusinessCentralWire(static o => o.CompanionRoute = "contoso/connectors/v1.0").Answer($$"""{"value":[{{Row(type, "")}},{"number":7.5,"id":false},{{Row(type, "", 2)}}]}""");
        var good = new List<object>();
        var error = await Assert.ThrowsAsync<ConnectorUnreadableItemsException>(async () =>
        {
            await foreach (var item in Lists[set].Read(wire.Client))
                good.Add(item);
        });
        Assert.Equal(2, good.Count);
        Assert.StartsWith("$.value[1]", Assert.Single(error.Items).Path, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task A_refusal_is_told_with_its_code(string set)
    {
        using var wire = new BusinessCentralWire(static o => o.CompanionRoute = "contoso/connectors/v1.0").AnswerError(HttpStatusCode.Forbidden, "Authorization_RequestDenied", "You do not have permissions to read it.");
        var error = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => ReadAsync(wire, set));
        Assert.Equal(("Authorization_RequestDenied", "7d0b6c1a-1f0e-4a53-8a9b-0c7f1d2e3f40"), (error.ErrorCode, error.RequestId));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task Too_many_calls_were_not_carried_out(string set)
    {
        using var wire = new BusinessCentralWire(static o => o.CompanionRoute = "contoso/connectors/v1.0").Answer("", HttpStatusCode.TooManyRequests);
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => ReadAsync(wire, set));
        Assert.Equal(FailureKind.NotExecuted, error.Kind);
    }

    private static bool IsEnum(Type type) => type.Namespace == "Connectors.Dynamics365.BusinessCentral.Models" && type.IsValueType;

    /// <summary>An entity with nothing but what it cannot be read without.</summary>
    private static string Row(JsonTypeInfo type, string more, int number = 1) => "{" + string.Join(',', type.Properties.Where(static p => p.IsRequired).Select(p => $"\"{p.Name}\":" + (p.PropertyType switch
    {
        { } t when t == typeof(Guid) => $"\"11111111-0000-0000-0000-00000000000{number}\"",
        { } t when t == typeof(int) || t == typeof(decimal) => $"{number}",
        { } t when t == typeof(bool) => "true",
        _ => $"\"N-{number}\"",
    }))) + more + "}";

    private static async Task<List<object>> ReadAsync(BusinessCentralWire wire, string set)
    {
        var items = new List<object>();
        await foreach (var item in Lists[set].Read(wire.Client))
            items.Add(item);
        return items;
    }
}
