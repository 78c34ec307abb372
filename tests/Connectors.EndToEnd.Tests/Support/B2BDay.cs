using System.Globalization;
using System.Text.Json;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Simulators;
using Connectors.Simulators.Shopify;
using Connectors.Simulators.SparkLayer;
using Connectors.SparkLayer;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.EndToEnd.Tests.Support;

/// <summary>A day beside whose marketplace there are a Shopify store (<c>shop</c>) and a SparkLayer site of its own (<c>b2b</c>).</summary>
internal static class B2BDay
{
    private static int _writes;

    public static async Task<Day> StartAsync(
        Action<IServiceCollection> flows, Func<SimulationOptions, SimulationOptions>? configure = null, Action<SparkLayerClientOptions>? site = null, Func<DelegatingHandler>? way = null)
    {
        return await Day.StartAsync(
            plain => (configure?.Invoke(plain) ?? plain) is var configured
                ? configured with { Shopify = new ShopifyBehaviours { RestoredPerSecond = 2000 }, SparkLayer = configured.SparkLayer ?? new SparkLayerBehaviours() }
                : plain,
            stores: (services, world) =>
            {
                services.AddShopifyClient("shop", options => (options.BaseAddress, options.AccessToken) = (world.Shop!.Address, world.Shop.AccessToken)).Services
                    .AddShopifyB2B("shop", static options => options.LocationId = "gid://shopify/Location/1");
                var client = services.AddSparkLayerClient("b2b", options =>
                {
                    options.BaseAddress = world.SparkLayer!.Address;
                    (options.SiteId, options.ClientId, options.ClientSecret) = (world.SparkLayer.SiteId, world.SparkLayer.ClientId, world.SparkLayer.ClientSecret);
                    site?.Invoke(options);
                });
                if (way is not null)
                    client.AddHttpMessageHandler(way);
                services.AddSparkLayerB2B("b2b");
                flows(services);
            });
    }

    /// <summary>Somebody adds rows to a table and saves it.</summary>
    public static Task AddRowsAsync(this Day day, string table, params IEnumerable<string> rows) => File.AppendAllLinesAsync(Path.Combine(day.Tables.Path, table), rows);

    public static async Task<IReadOnlyList<string>> RecordsAsync(this Day day, string caseId) =>
        [.. (await day.Store.GetExceptionsAsync(scope: caseId)).Select(static r => $"{r.Code} {r.Subject}".TrimEnd()).Order(StringComparer.Ordinal)];

    public static async Task<ExceptionRecord> RecordAsync(this Day day, string caseId, string code) => Assert.Single(await day.Store.GetExceptionsAsync(scope: caseId), r => r.Code == code);

    /// <summary>An order of a store takes goods, as the case of an order writes it with its own commits; null quantity: not any more.</summary>
    public static Task ReserveAsync(this Day day, string order, string sku, decimal? quantity) => day.WriteAsync(
        "stock-reserved/bc",
        $"{sku}\u001f{order}\u001fL1",
        quantity is null ? null : string.Create(CultureInfo.InvariantCulture, $$"""{"Order":"{{order}}","LineId":"L1","Sku":"{{sku}}","Quantity":{{quantity}},"ExternalNumber":"{{order}}","Since":"{{day.Clock.GetUtcNow():O}}"}"""));

    /// <summary>An order of a store is on an account, as the case of an order writes it with its own commits.</summary>
    public static Task OrderOnAccountAsync(this Day day, string order, string customer, decimal total, string currency = "GBP") => day.WriteAsync(
        "account-orders/bc", order, string.Create(CultureInfo.InvariantCulture, $$$"""{"Customer":"{{{customer}}}","ExternalNumber":"{{{order}}}","Total":{"Amount":{{{total}}},"Currency":"{{{currency}}}"}}"""));

    public static async Task<IReadOnlyList<string>> OrdersOnAccountAsync(this Day day) => [.. (await day.Store.GetRowsAsync("account-orders/bc").ToListAsync()).Select(static r => r.Key)];

    public static (decimal? Limit, decimal? Balance) ReadMetafield(this Day day, string customerId) => day.World.Shop!.ReadAccount(customerId);

    /// <summary>What the store says that a customer may owe, and owes.</summary>
    public static (decimal? Limit, decimal? Balance) ReadAccount(this SimulatedShop shop, string customerId)
    {
        if (shop.ReadMetafield(customerId, "payment_on_account") is not { } text)
            return (null, null);
        using var value = JsonDocument.Parse(text);
        return (Amount(value.RootElement, "credit_limit"), Amount(value.RootElement, "balance"));
    }

    public static (decimal? Limit, decimal? Balance, string? Status) ReadCustomer(this Day day, string id)
    {
        var customer = day.World.SparkLayer!.ReadCustomers().Single(c => c.GetProperty("id").GetString() == id);
        var account = customer.GetProperty("payment_on_account");
        return (Amount(account, "credit_limit"), Amount(account, "balance"), customer.GetProperty("status").GetString());
    }

    private static decimal? Amount(JsonElement from, string name) => from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    private static async Task WriteAsync(this Day day, string table, string key, string? content)
    {
        var (id, now) = (new CaseId("writer", "1"), day.Clock.GetUtcNow());
        await day.Store.DeliverAsync([new InboxMessage(id, "writer", $"{Interlocked.Increment(ref _writes)}", "go", Priority.Order)], now);
        var claimed = Assert.Single(await day.Store.ClaimAsync(new ClaimRequest("writer", now, TimeSpan.FromMinutes(1), 1) { Serves = [new ServedFlow("writer")] }));
        Assert.True(Assert.Single(await day.Store.CommitAsync(
        [
            new CaseCommit
            {
                Case = id, Fence = claimed.Fence, ExpectedVersion = claimed.Version, State = "written", Stage = "Written", Now = now, HeardUpTo = claimed.Inputs[^1].Sequence, Rows = [new RowChange(table, key, content)],
            },
        ])).IsDone);
    }
}
