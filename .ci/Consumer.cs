// What a new user writes first. Built by .ci/run in an empty project against the packed packages, then trimmed, then run.
using System.Net;
using System.Text;
using Connectors.Domain.Values;
using Connectors.Mirakl;
using Connectors.Tables;
using Microsoft.Extensions.DependencyInjection;

var load = TableSchemas.Units.Read(Encoding.UTF8.GetBytes("sku,unit,base_units,is_base\nTAP-01,EA,1,true\nTAP-01,CS,12,false\n"), "units.csv");
var perCase = load.Map!.BaseUnitsPer(new Sku("TAP-01"), new UnitCode("CS"));
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
return perCase.Value == new Ratio(12) && orders is ["12345-A SHIPPING"] ? 0 : 1;

internal sealed class OnePage : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("""{"orders":[{"order_id":"12345-A","order_state":"SHIPPING"}],"total_count":1}""", Encoding.UTF8, "application/json"),
        });
}
