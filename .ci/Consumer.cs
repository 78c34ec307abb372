// What a new user writes first. Built by .ci/run in an empty project against the packed packages, then trimmed, then run.
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Mirakl;
using Connectors.Tables;
using Microsoft.Extensions.DependencyInjection;

var load = TableSchemas.Units.Read(Encoding.UTF8.GetBytes("sku,unit,base_units,is_base\nTAP-01,EA,1,true\nTAP-01,CS,12,false\n"), "units.csv");
var perCase = load.Value.Map.BaseUnitsPer(new Sku("TAP-01"), new UnitCode("CS"));
Console.WriteLine($"A case holds {perCase.Value}.");

var services = new ServiceCollection();
services.AddMiraklClient("shop", options =>
{
    options.BaseAddress = new Uri("http://127.0.0.1/");
    options.ApiKey = "not-a-key";
}).ConfigurePrimaryHttpMessageHandler(() => new OnePage());
await using var provider = services.BuildServiceProvider();

var orders = new List<string>();
await foreach (var order in provider.GetRequiredKeyedService<MiraklClient>("shop").Orders.GetOrdersAsync())
{
    orders.Add($"{order.OrderId} {order.OrderState}");
}

Console.WriteLine(string.Join(", ", orders));

// A context of the user's own: values and documents of the SDK come back as they went, also as keys.
var basket = new Basket(new OrderKey(new ConnectionName("shop"), "12345-A"), new StockLevel(new Sku("TAP-01"), null, 3m, null, null, DateTimeOffset.UnixEpoch), new() { [new Money(9.90m, CurrencyCode.Gbp)] = Origin.Marketplace });
var json = JsonSerializer.Serialize(basket, UserContext.Default.Basket);
var back = JsonSerializer.Deserialize(json, UserContext.Default.Basket)!;
Console.WriteLine(json);
var isKept = back.Order == basket.Order && back.Level == basket.Level && back.Prices.SequenceEqual(basket.Prices);
return perCase.Value == new Ratio(12) && orders is ["12345-A SHIPPING"] && isKept ? 0 : 1;

internal sealed record Basket(OrderKey Order, StockLevel Level, Dictionary<Money, Origin> Prices);

[JsonSerializable(typeof(Basket))]
internal sealed partial class UserContext : JsonSerializerContext;

internal sealed class OnePage : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("""{"orders":[{"order_id":"12345-A","order_state":"SHIPPING"}],"total_count":1}""", Encoding.UTF8, "application/json"),
        });
}
