using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.ShipBob;

namespace Connectors.Simulators.Tests;

/// <summary>Members that real accounts fill vary over the seeds; for each that does not, there is a reason.</summary>
public sealed class MemberVariationTests
{
    private static readonly Dictionary<string, string> ErpReasons = new(StringComparer.Ordinal)
    {
        ["companies.businessProfileId"] = "filled for companies of the old partner programme only",
        ["companies.displayName"] = "a world has one company, under one name",
        ["companies.name"] = "a world has one company, under one name",
        ["companies.systemVersion"] = "the platform does not change its version within these days",
        ["items.baseUnitOfMeasureCode"] = "the range is kept in pieces",
        ["items.blocked"] = "a blocked item of the range would stop every order for it",
        ["items.priceIncludesTax"] = "the price list is one for shoppers",
        ["items.taxGroupCode"] = "the range is standard-rated",
        ["salesInvoices.customerName"] = "the marketplace's shoppers buy under one account",
        ["salesInvoices.customerNumber"] = "the marketplace's shoppers buy under one account",
        ["salesInvoices.customerPurchaseOrderReference"] = "comes from a field of the order that the API does not have",
        ["salesInvoices.discountAppliedBeforeTax"] = "a matter of sales tax; here is VAT",
        ["salesInvoices.disputeStatus"] = "nobody disputes an invoice within these days",
        ["salesInvoices.disputeStatusId"] = "nobody disputes an invoice within these days",
        ["salesInvoices.promisedPayDate"] = "nobody promises to pay within these days",
        ["salesInvoices.salesInvoiceLines[].discountAppliedBeforeTax"] = "a matter of sales tax; here is VAT",
        ["salesInvoices.sellToCountry"] = "the marketplace's shoppers buy under one account",
        ["salesInvoices.status"] = "nobody pays within these days",
        ["salesOrders.customerName"] = "the marketplace's shoppers buy under one account",
        ["salesOrders.customerNumber"] = "the marketplace's shoppers buy under one account",
        ["salesOrders.discountAppliedBeforeTax"] = "a matter of sales tax; here is VAT",
        ["salesOrders.fullyShipped"] = "what is shipped is invoiced with it, and then the order is gone",
        ["salesOrders.salesOrderLines[].discountAppliedBeforeTax"] = "a matter of sales tax; here is VAT",
        ["salesOrders.sellToCountry"] = "the marketplace's shoppers buy under one account",
        ["salesShipments.customerName"] = "the marketplace's shoppers buy under one account",
        ["salesShipments.customerNumber"] = "the marketplace's shoppers buy under one account",
        ["salesShipments.customerPurchaseOrderReference"] = "comes from a field of the order that the API does not have",
        ["salesShipments.sellToCountry"] = "the marketplace's shoppers buy under one account",
    };

    private static readonly Dictionary<string, string> WarehouseReasons = new(StringComparer.Ordinal)
    {
    };

    [Fact]
    public async Task Every_member_of_the_ERP_varies_or_has_a_reason_not_to()
    {
        var seen = new MemberVariation();
        for (var seed = 1; seed <= 4; seed++)
        {
            foreach (var (set, row) in await VendorDays.ErpAsync(seed, BusinessCentralBehaviours.Bad))
                seen.Observe(set, row);
        }

        seen.AssertExplained(ErpReasons);
    }

    [Fact]
    public async Task Every_member_of_the_warehouse_varies_or_has_a_reason_not_to()
    {
        var seen = new MemberVariation();
        for (var seed = 1; seed <= 4; seed++)
        {
            foreach (var (route, answer) in await VendorDays.WarehouseAsync(seed, ShipBobBehaviours.Bad))
                seen.Observe(route, answer);
        }

        seen.AssertExplained(WarehouseReasons);
    }
}
