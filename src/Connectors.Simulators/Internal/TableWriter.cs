using System.Text;
using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Shopify;

namespace Connectors.Simulators.Internal;

/// <summary>Writes the sample tables.</summary>
internal static class TableWriter
{
    /// <summary>The simulated warehouse's texts of the deliveries that the simulated marketplace offers, by its code.</summary>
    public static IReadOnlyList<(string Code, string Text)> DeliveryServices { get; } = [("STD", "Ground"), ("EXP", "Overnight")];

    public static SampleTables Write(SimulationOptions options, IReadOnlyList<Offer> offers, ShopifyStore? shop = null)
    {
        var offerRows = new StringBuilder("marketplace,offer_id,shop_sku,sku,unit\n");
        var unitRows = new StringBuilder("sku,unit,base_units,is_base,gtin\n");
        var missingUnit = string.Empty;
        foreach (var offer in offers)
            Row(offerRows, options.MarketplaceName, offer.OfferId.Text(), offer.ShopSku, offer.Sku, offer.Unit);
        foreach (var offer in shop?.Desk?.Sold ?? [])
            Row(offerRows, shop!.Behaviours.Name, ShopTrace.Number(shop.Variant(offer.ShopSku)), offer.ShopSku, offer.Sku, offer.Unit);
        foreach (var sku in offers.Select(o => o.Sku).Distinct(StringComparer.Ordinal))
            Row(unitRows, sku, "EA", "1", "true", string.Empty);
        foreach (var pack in offers.Where(o => o.BaseUnits > 1).DistinctBy(o => (o.Sku, o.Unit)))
        {
            if (pack.UnknownPack)
                missingUnit = Row(new StringBuilder(), pack.Sku, pack.Unit, pack.BaseUnits.Text(), "false", string.Empty).ToString();
            else
                Row(unitRows, pack.Sku, pack.Unit, pack.BaseUnits.Text(), "false", string.Empty);
        }

        var kits = new StringBuilder("kit,part,quantity\n");
        foreach (var kit in offers)
        {
            foreach (var (part, each) in kit.Parts)
                Row(kits, kit.Sku, part, each.Text());
        }

        var aliases = new StringBuilder("system,text,unit\n");
        foreach (var (text, unit) in (ReadOnlySpan<(string, string)>)[("PCS", "EA"), ("CASE", "XCS"), ("PACK", "XPK"), ("PALLET", "XPX")])
            Row(aliases, options.ErpName, text, unit);
        var carriers = new StringBuilder("marketplace,warehouse,carrier,service,code\n");
        foreach (var (carrier, service, code) in DispatchFate.Usual)
        {
            Row(carriers, options.MarketplaceName, options.WarehouseName, carrier, service ?? string.Empty, code);
            if (options.Companion)
                Row(carriers, options.MarketplaceName, options.WarehouseName, ErpStockRoom.CodeOf(carrier), ErpStockRoom.CodeOf(service ?? string.Empty), code);
        }

        if (shop?.Floor is not null)
        {
            foreach (var (carrier, service, code) in DispatchFate.Usual)
                Row(carriers, options.MarketplaceName, shop.Behaviours.Name, ShopFloor.CompanyOf(carrier, service), string.Empty, code);
        }

        var customers = Row(new StringBuilder("marketplace,channel,customer_id,customer\n"), options.MarketplaceName, string.Empty, string.Empty, Catalogue.CustomerNumber);
        var newCustomer = string.Empty;
        foreach (var (account, customer) in shop?.Desk?.Customers ?? [])
        {
            var row = Row(new StringBuilder(), shop!.Behaviours.Name, string.Empty, ShopTrace.Number(customer), account).ToString();
            if (account == TradeDesk.NewAccount)
                newCustomer = row;
            else
                customers.Append(row);
        }

        var services = new StringBuilder("marketplace,channel,warehouse,service,text\n");
        var taxes = new StringBuilder("connection,code,tax_group,rate_percent\n");
        if (options.RecordedOrdersDirectory is null)
        {
            foreach (var (code, group, rate) in (ReadOnlySpan<(string, string, string)>)[("VAT_STD", "VAT20", "20"), ("VAT_STATE", "VAT15", "15"), ("VAT_LOCAL", "VAT5", "5")])
                Row(taxes, options.MarketplaceName, code, group, rate);
            foreach (var (code, text) in DeliveryServices)
            {
                Row(services, options.MarketplaceName, string.Empty, options.WarehouseName, code, text);
                if (shop?.Floor is not null)
                    Row(services, options.MarketplaceName, string.Empty, shop.Behaviours.Name, code, text);
            }
        }

        return new SampleTables
        {
            Offers = offerRows.ToString(),
            Units = unitRows.ToString(),
            Kits = kits.ToString(),
            UnitAliases = aliases.ToString(),
            Carriers = carriers.ToString(),
            Customers = customers.ToString(),
            Taxes = taxes.ToString(),
            DeliveryServices = services.ToString(),
            Fees = Fees(),
            FeeSettings = "grouping,posting,carried_forward,charge_clearing\norder,journal_at_settlement,ledger_account 13900,\n",
            SafetyStock = "sku,class,channel,peak,fixed,percent,minimum\n,,,,0,0,0\n",
            MissingCarrierRow = Row(new StringBuilder(), options.MarketplaceName, options.WarehouseName, DispatchFate.UnmappedCarrier, string.Empty, "TUFFNELLS").ToString(),
            MissingUnitRow = missingUnit,
            MissingCustomerRow = newCustomer,
        };
    }

    /// <summary>Sales against the marketplace's customer account, fees on expense accounts, their tax on one account, the payout on the bank.</summary>
    private static string Fees()
    {
        var rows = new StringBuilder("type,fee_code,treatment,sign,target,tax_code,dimension\n");
        const string Customer = "customer " + Catalogue.CustomerNumber;
        Add("sale", "credit", Customer, "ORDER_AMOUNT", "ORDER_AMOUNT_TAX", "ORDER_SHIPPING_AMOUNT", "ORDER_SHIPPING_AMOUNT_TAX", "ORDER_FEE_AMOUNT");
        Add("refund", "debit", Customer, "REFUND_ORDER_AMOUNT", "REFUND_ORDER_AMOUNT_TAX", "REFUND_ORDER_SHIPPING_AMOUNT", "REFUND_ORDER_SHIPPING_AMOUNT_TAX", "REFUND_ORDER_FEE_AMOUNT");
        Add("commission", "debit", "ledger_account 60100", "COMMISSION_FEE");
        Add("commission", "debit", "ledger_account 22100", "COMMISSION_VAT");
        Add("commission", "credit", "ledger_account 60100", "REFUND_COMMISSION_FEE");
        Add("commission", "credit", "ledger_account 22100", "REFUND_COMMISSION_VAT");
        Add("subscription", "debit", "ledger_account 60200", "SUBSCRIPTION_FEE");
        Add("subscription", "debit", "ledger_account 22100", "SUBSCRIPTION_VAT");
        Add("seller_fee", "debit", "ledger_account 60300", "SELLER_FEE_ON_ORDER", "SELLER_PENALTY_FEE");
        Add("seller_fee", "debit", "ledger_account 22100", "SELLER_FEE_ON_ORDER_TAX", "SELLER_PENALTY_FEE_TAX");
        Add("manual", "any", "ledger_account 60400", "MANUAL_INVOICE", "MANUAL_CREDIT", "INVOICEABLE_ONE_OFF_DEBIT", "INVOICEABLE_ONE_OFF_CREDIT");
        Add("manual", "any", "ledger_account 22100", "MANUAL_INVOICE_VAT", "MANUAL_CREDIT_VAT", "INVOICEABLE_ONE_OFF_DEBIT_TAX", "INVOICEABLE_ONE_OFF_CREDIT_TAX");
        Add("operator_remitted", "any", "ledger_account 22200",
            "OPERATOR_REMITTED_ORDER_AMOUNT_TAX", "OPERATOR_REMITTED_ORDER_SHIPPING_AMOUNT_TAX", "OPERATOR_REMITTED_ORDER_FEE_AMOUNT",
            "OPERATOR_REMITTED_REFUND_ORDER_AMOUNT_TAX", "OPERATOR_REMITTED_REFUND_ORDER_SHIPPING_AMOUNT_TAX", "OPERATOR_REMITTED_REFUND_ORDER_FEE_AMOUNT");
        Add("operator_paid", "any", "ledger_account 60500",
            "OPERATOR_PAID_ORDER_SHIPPING_AMOUNT", "OPERATOR_PAID_ORDER_SHIPPING_AMOUNT_TAX", "OPERATOR_PAID_REFUND_ORDER_SHIPPING_AMOUNT", "OPERATOR_PAID_REFUND_ORDER_SHIPPING_AMOUNT_TAX");
        Add("reserve", "any", "ledger_account 12900", "RESERVE_FUNDING", "RESERVE_SETTLEMENT");
        Add("payout", "debit", "bank_account " + BusinessCentral.ErpJournals.BankNumber, "PAYMENT");
        Add("reject", "any", string.Empty,
            "PURCHASE_COMMISSION_FEE", "PURCHASE_SHIPPING_COMMISSION_FEE", "PURCHASE_FEE_COMMISSION_FEE", "PURCHASE_ORDER_AMOUNT_TAX", "PURCHASE_ORDER_SHIPPING_AMOUNT_TAX",
            "REFUND_PURCHASE_COMMISSION_FEE", "REFUND_PURCHASE_SHIPPING_COMMISSION_FEE", "REFUND_PURCHASE_FEE_COMMISSION_FEE", "REFUND_PURCHASE_ORDER_AMOUNT_TAX", "REFUND_PURCHASE_ORDER_SHIPPING_AMOUNT_TAX");
        return rows.ToString();

        void Add(string treatment, string sign, string target, params ReadOnlySpan<string> types)
        {
            foreach (var type in types)
                Row(rows, type, string.Empty, treatment, sign, target, string.Empty, string.Empty);
        }
    }

    private static StringBuilder Row(StringBuilder to, params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                to.Append(',');
            if (cells[i].AsSpan().ContainsAny(",\"\n"))
                to.Append('"').Append(cells[i].Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else
                to.Append(cells[i]);
        }

        return to.Append('\n');
    }
}
