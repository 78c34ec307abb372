using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.ShipBob;

namespace Connectors.Simulators.Tests;

/// <summary>Members that real accounts fill vary over the seeds; for each that does not, there is a reason.</summary>
public sealed class MemberVariationTests
{
    private static readonly Dictionary<string, string> ErpReasons = new(StringComparer.Ordinal)
    {
        ["accounts.consolidationCreditAccount"] = "the company is consolidated into no other",
        ["accounts.consolidationDebitAccount"] = "the company is consolidated into no other",
        ["accounts.consolidationTranslationMethod"] = "the company is consolidated into no other",
        ["accounts.excludeFromConsolidation"] = "the company is consolidated into no other",
        ["accounts.subCategory"] = "the chart of accounts is short",
        ["generalLedgerEntries.additionalCurrencyCreditAmount"] = "the company reports in one currency",
        ["generalLedgerEntries.additionalCurrencyDebitAmount"] = "the company reports in one currency",
        ["generalLedgerEntries.description"] = "people key number, account and amount; programs write the rest",
        ["generalLedgerEntries.documentType"] = "lines of general journals are of no kind in this API",
        ["journalLines.accountType"] = "people key number, account and amount; programs write the rest",
        ["journalLines.balanceAccountType"] = "settlements balance by their own lines",
        ["journalLines.balancingAccountId"] = "settlements balance by their own lines",
        ["journalLines.balancingAccountNumber"] = "settlements balance by their own lines",
        ["journalLines.comment"] = "people key number, account and amount; programs write the rest",
        ["journalLines.description"] = "people key number, account and amount; programs write the rest",
        ["journalLines.externalDocumentNumber"] = "people key number, account and amount; programs write the rest",
        ["journalLines.journalDisplayName"] = "people key into one journal",
        ["journalLines.taxCode"] = "people key number, account and amount; programs write the rest",
        ["journals.balancingAccountId"] = "settlements balance by their own lines",
        ["journals.balancingAccountNumber"] = "settlements balance by their own lines",
        ["salesCreditMemos.customerReturnReasonId"] = "nobody gives reasons of the ERP's own",
        ["salesCreditMemos.discountAppliedBeforeTax"] = "as on the invoices that they are made of",
        ["salesCreditMemos.salesCreditMemoLines[].discountAppliedBeforeTax"] = "as on the invoices that they are made of",
        ["salesCreditMemos.sellToCountry"] = "the customers are in Britain",
        ["journals.lastModifiedDateTime"] = "nobody changes a journal itself within these days",
        ["journals.templateDisplayName"] = "the company has one template",
        ["companies.businessProfileId"] = "filled for companies of the old partner programme only",
        ["companies.displayName"] = "a world has one company, under one name",
        ["companies.name"] = "a world has one company, under one name",
        ["companies.systemVersion"] = "the platform does not change its version within these days",
        ["generalLedgerSetup.*"] = "the company is set up once; on which days may be posted is set by a test of its own",
        ["items.baseUnitOfMeasureCode"] = "the range is kept in pieces",
        ["items.blocked"] = "a blocked item of the range would stop every order for it",
        ["items.priceIncludesTax"] = "the price list is one for shoppers",
        ["items.taxGroupCode"] = "the range is standard-rated",
        ["salesInvoices.customerPurchaseOrderReference"] = "comes from a field of the order that the API does not have",
        ["salesInvoices.discountAppliedBeforeTax"] = "a matter of sales tax; here is VAT",
        ["salesInvoices.disputeStatus"] = "nobody disputes an invoice within these days",
        ["salesInvoices.disputeStatusId"] = "nobody disputes an invoice within these days",
        ["salesInvoices.promisedPayDate"] = "nobody promises to pay within these days",
        ["salesInvoices.salesInvoiceLines[].discountAppliedBeforeTax"] = "a matter of sales tax; here is VAT",
        ["salesInvoices.sellToCountry"] = "the marketplace's shoppers buy under one account",
        ["salesOrders.discountAppliedBeforeTax"] = "a matter of sales tax; here is VAT",
        ["salesOrders.fullyShipped"] = "what is shipped is invoiced with it, and then the order is gone",
        ["salesOrders.salesOrderLines[].discountAppliedBeforeTax"] = "a matter of sales tax; here is VAT",
        ["salesOrders.sellToCountry"] = "the marketplace's shoppers buy under one account",
        ["subscriptions.timestamp"] = "others' subscriptions are not renewed within these days",
        ["salesShipments.customerPurchaseOrderReference"] = "comes from a field of the order that the API does not have",
        ["salesShipments.sellToCountry"] = "the marketplace's shoppers buy under one account",
    };

    private static readonly Dictionary<string, string> WarehouseReasons = new(StringComparer.Ordinal)
    {
        ["GET channel.next"] = "a merchant has few channels",
        ["GET channel.prev"] = "a merchant has few channels",
        ["GET fulfillment-center[].country"] = "both centres are in Britain",
        ["GET fulfillment-center[].timezone"] = "both centres are in Britain",
        ["GET inventory-level.first"] = "the first page is one",
        ["GET inventory-level/locations.first"] = "the first page is one",
        ["GET inventory-level.last"] = "the range does not change",
        ["GET inventory-level/locations.last"] = "the range does not change",
        ["GET location[].access_granted"] = "the token reads both centres",
        ["GET location[].attributes[]"] = "one attribute is enough",
        ["GET location[].is_active"] = "no centre is closed within these days",
        ["GET location[].is_shipping_enabled"] = "both centres send",
        ["GET location[].region.id"] = "both centres are in Britain",
        ["GET location[].region.name"] = "both centres are in Britain",
        ["GET location[].services[].address.country"] = "both centres are in Britain",
        ["GET location[].timezone"] = "both centres are in Britain",
        ["GET order[].channel.id"] = "the one channel that writes",
        ["GET order[].channel.name"] = "the one channel that writes",
        ["GET order[].shipments[].parent_cartons[].cartons[].type"] = "goods for the trade are in cartons on pallets",
        ["GET order[].shipments[].parent_cartons[].type"] = "goods for the trade are in cartons on pallets",
        ["GET order[].shipments[].parent_cartons[].measurements.length_in"] = "pallets have one size",
        ["GET order[].shipments[].parent_cartons[].measurements.width_in"] = "pallets have one size",
        ["GET product.first"] = "the first page is one",
        ["GET product.last"] = "the range does not change",
        ["GET product.items[].user_id"] = "one merchant",
        ["GET product.items[].variants[].is_digital"] = "the range is goods",
        ["GET product.items[].variants[].status"] = "nobody retires a product within these days",
        ["GET product.items[].variants[].weight.unit"] = "weights are in ounces",
        ["POST cancel.canceled_shipment_results[].action"] = "nothing else is asked for",
        ["POST cancel.canceled_shipment_results[].isSuccess"] = "that form of the answer is for success",
        ["POST upload.results[].error.code"] = "only unknown shipments are refused",
        ["POST upload.results[].error.message"] = "only unknown shipments are refused",
    };

    [Fact]
    public async Task Every_member_of_the_ERP_varies_or_has_a_reason_not_to()
    {
        var seen = new MemberVariation();
        for (var seed = 1; seed <= 6; seed++)
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
        for (var seed = 1; seed <= 6; seed++)
        {
            foreach (var (route, answer) in await VendorDays.WarehouseAsync(seed, ShipBobBehaviours.Bad))
            {
                // An order is an order, whatever it answers.
                if (route == "POST order")
                    seen.Observe("GET order[]", answer);
                else if (route == "POST cancel")
                    seen.Observe("GET order[]", answer.GetProperty("order"));
                else
                    seen.Observe(route, answer);
                if (route == "POST cancel")
                    seen.Observe(route + ".canceled_shipment_results", answer.GetProperty("canceled_shipment_results"));
            }
        }

        seen.AssertExplained(WarehouseReasons);
    }
}
