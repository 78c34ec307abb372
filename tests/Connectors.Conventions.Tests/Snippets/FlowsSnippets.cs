using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Prices;
using Connectors.Domain.Returns;
using Connectors.Domain.Values;
using Connectors.Flows.Accounts;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.B2BPrices;
using Connectors.Flows.Engine;
using Connectors.Flows.Explain;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Prices;
using Connectors.Flows.Returns;
using Connectors.Flows.Settlement;
using Connectors.Flows.Stock;
using Connectors.Flows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Conventions.Tests.Snippets;

internal static class FlowsSnippets
{
    public static void Register(IServiceCollection services)
    {
        // snippet: flows
        services.AddConnectorTables(options => options.Folder = "/etc/connectors/tables");
        services.AddConnectorFlows();
        services.AddConnectorFlowHost();
        services.AddMarketplaceOrders(
            [new OrderRoute(new ConnectionName("bq"), new ConnectionName("bc"), new ConnectionName("warehouse"))],
            new OrderPolicy { PollEvery = TimeSpan.FromMinutes(15) });
        // end
    }

    public static void InAStore(IServiceCollection services)
    {
        // snippet: orders in a store
        services.AddShopifyWarehouse("shop", options => options.Tags.Add("B&Q"));
        services.AddMarketplaceOrders([new OrderRoute(new ConnectionName("bq"), new ConnectionName("bc")) { Storefront = new ConnectionName("shop") }], new OrderPolicy());
        // end
    }

    public static void Stock(IServiceCollection services)
    {
        // snippet: stock-flow
        services.AddStock(
            [new StockRoute(new ConnectionName("bq"), new ConnectionName("bc"))],
            new StockPolicy { Every = TimeSpan.FromMinutes(10), Locations = ["MAIN"] });
        // end
    }

    public static void Accounts(IServiceCollection services)
    {
        // snippet: account-flow
        services.AddAccounts(
            [new AccountRoute(new ConnectionName("shop"), new ConnectionName("bc"))],
            new AccountPolicy { Every = TimeSpan.FromMinutes(10), UnlimitedAs = 250_000m });
        // end
    }

    public static void Trade(IServiceCollection services)
    {
        // snippet: b2b-flow
        services.AddB2BOrders(
            [new B2BRoute(new ConnectionName("trade"), new ConnectionName("bc"), new ConnectionName("warehouse"))],
            new B2BPolicy { PriceSource = PriceSource.ErpQuote });
        // end
    }

    public static void Prices(IServiceCollection services)
    {
        // snippet: price-flow
        services.AddPrices(
            [new PriceRoute(new ConnectionName("bq"))],
            new PricePolicy { Every = TimeSpan.FromMinutes(30), MostChange = 0.3m });
        // end
    }

    public static void ListPrices(IServiceCollection services)
    {
        // snippet: b2b-price-flow
        services.AddB2BPrices(
            [new B2BPriceRoute(new ConnectionName("b2b"))],
            new B2BPricePolicy { CompareEvery = TimeSpan.FromHours(12) });
        // end
    }

    public static async Task ChangeAsync(ICaseSender sender, DateTimeOffset asOf, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        // snippet: b2b-price-change
        var prices = new B2BSkuPrices(new Sku("PAINT-5L"), [new B2BPriceBreak(1, 18.40m), new B2BPriceBreak(12, 17.10m)]);   // all of them
        await sender.DeliverAsync([B2BPricesFlow.Change(new ConnectionName("b2b"), "trade", prices, CurrencyCode.Gbp, asOf, requestId: "erp-884213")], now, cancellationToken);
        // end
    }

    public static async Task AcceptAsync(ICaseSender sender, OrderKey order, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        // snippet: b2b-accept-prices
        await sender.DeliverAsync([B2BOrdersFlow.AcceptPrices(order, requestId: "ticket-4711", new Requester("sales desk", "console", "promised by phone"))], now, cancellationToken);
        // end
    }

    public static async Task WhyAsync(ICaseQuery cases, IB2BPricing store, string customerId, CancellationToken cancellationToken = default)
    {
        // snippet: b2b-price-status
        foreach (var list in await B2BPricesFlow.GetListsOfCustomerAsync(cases, store, customerId, cancellationToken) ?? [])
            Console.WriteLine($"{list.List}: {list.State}, {list.Refused} refused, {list.Words}");
        // end
    }

    public static async Task ConfirmAsync(ICaseSender sender, ConnectionName bq, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        // snippet: price-confirm
        await sender.DeliverAsync([PriceFlow.Confirm(bq, new OfferId("2003"), new Money(18m, CurrencyCode.Gbp), requestId: "T-4711")], now, cancellationToken);
        // end
    }

    public static object Costs(OfferPrices prices)
    {
        // snippet: price-find
        var costs = prices.Find(new ConnectionName("bq"), new OfferId("2001"));   // all of them together, or none
        // end
        return costs;
    }

    public static void Settlement(IServiceCollection services)
    {
        // snippet: settlement-flow
        services.AddBusinessCentralFinance("bc", options => (options.Journal, options.Currency) = ("SETTLE", "GBP"));
        services.AddSettlement(
            [new SettlementRoute(new ConnectionName("bq"), new ConnectionName("bc"))],
            new SettlementPolicy { Since = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero) });
        // end
    }

    public static async Task ReceivablesAsync(IServiceProvider provider, IFlowStore store, DateOnly today, TextWriter file, CancellationToken cancellationToken = default)
    {
        // snippet: receivables-export
        var erp = provider.GetRequiredKeyedService<IErpReceivables>("bc");
        var report = await ReceivablesExport.ReadAsync(store, new ConnectionName("bq"), erp, today, cancellationToken);
        await ReceivablesExport.WriteLinesAsync(report, file, cancellationToken);
        // end
    }

    public static void Returns(IServiceCollection services)
    {
        // snippet: returns-flow
        services.AddReturns(
            [new ReturnRoute(new ConnectionName("bq"), new ConnectionName("bc"))],
            new ReturnsPolicy { QuarantineLocation = "6d1f5b0e-9b0a-4b7e-8f0e-2f6a1f0c3b11" });
        // end
    }

    public static async Task ReceiveAsync(IFlowStore store, TimeProvider clock, string returnId, GoodsReceipt receipt, CancellationToken cancellationToken = default)
    {
        // snippet: returns-received
        await store.DeliverAsync(
            [ReturnsFlow.Received(new ConnectionName("bq"), returnId, receipt, by: "goods-in")], clock.GetUtcNow(), cancellationToken);
        // end
    }

    public static async Task GiveUpAsync(IFlowStore store, TimeProvider clock, OrderKey key, CancellationToken cancellationToken = default)
    {
        // snippet: rest-of-order
        await store.DeliverAsync(
            [MarketplaceOrdersFlow.RestWillNotCome(key, requestId: "T-4711", by: "customer-service")], clock.GetUtcNow(), cancellationToken);
        // end
    }

    public static async Task ExplainAsync(IFlowStore store, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        // snippet: explain
        var explanation = await store.ExplainAsync(CaseId.Parse("order/bq:12345-A"), clock.GetUtcNow(), cancellationToken);
        Console.WriteLine(explanation);
        // end
    }

    public static async Task PruneAsync(IFlowStore store, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        // snippet: prune
        await store.PruneAsync(
            new RetentionPolicy
            {
                ClosedCases = TimeSpan.FromDays(400),
                JournalOfOpenCases = TimeSpan.FromDays(400),
                HeardInputs = TimeSpan.FromDays(90),
                ClearedExceptions = TimeSpan.FromDays(400),
            },
            clock.GetUtcNow(),
            cancellationToken);
        // end
    }

    public static void Store(IServiceCollection services)
    {
        // snippet: sqlite
        services.AddSqliteFlowStore(options => options.Path = "/var/lib/connectors/flows.db");
        services.AddConnectorFlows();
        // end
    }

    public static void EncryptedStore(IServiceCollection services, Vault vault)
    {
#pragma warning disable CA2100 // The key is hexadecimal digits; a pragma takes no parameters.
        // snippet: sqlite-key
        services.AddSqliteFlowStore(options =>
        {
            options.Path = "/var/lib/connectors/flows.db";
            options.Prepare = connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = $"PRAGMA key = \"x'{Convert.ToHexString(vault.Read("flow-store-key"))}'\"";
                command.ExecuteNonQuery();
            };
        });
        // end
#pragma warning restore CA2100
    }

    public abstract class Vault
    {
        public abstract byte[] Read(string name);
    }
}
