using Connectors.Http;
using Connectors.Mirakl;
using Connectors.Mirakl.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Conventions.Tests.Snippets;

internal static class MiraklSnippets
{
    public static void Register(IServiceCollection services, Func<string> readKey)
    {
        // snippet: mirakl registration
        services.AddMiraklClient("bq", options =>
        {
            options.UseBandQ();
            options.ApiKey = readKey();
        });
        services.AddMiraklMarketplace("bq");
        // end
    }

    public static void RegisterFromConfiguration(IServiceCollection services, IConfiguration configuration)
    {
        // snippet: configuration
        services.AddMiraklClient("bq", configuration.GetSection("Mirakl"), options => options.UseBandQ());
        services.AddBusinessCentralClient("bc", configuration.GetSection("BusinessCentral"));
        services.AddShipBobClient("warehouse", configuration.GetSection("ShipBob"));
        services.AddSqliteFlowStore(configuration.GetSection("Store"));
        services.AddConnectorFlows(configuration.GetSection("Flows"));
        services.AddConnectorTables(configuration.GetSection("Tables"));
        // end
    }

    public static async Task ListAsync(IServiceProvider provider, CancellationToken cancellationToken = default)
    {
        // snippet: mirakl
        var mirakl = provider.GetRequiredKeyedService<MiraklClient>("bq");
        var ready = new OrderFilter { OrderStates = [OrderState.Shipping] };
        await foreach (var order in mirakl.Orders.GetOrdersAsync(ready, cancellationToken))
        {
            Console.WriteLine(order.OrderId);
        }
        // end
    }

    public static async Task ImportAsync(MiraklClient mirakl, IAsyncEnumerable<StockRow> rows, CancellationToken cancellationToken = default)
    {
        // snippet: mirakl import
        var import = await mirakl.Stock.ImportAsync(rows, cancellationToken);   // streamed, waited for, any number of rows
        await foreach (var refused in import.Errors)
            Console.WriteLine($"{refused.Row["offer-sku"]}: line {refused.Line}");
        // end
    }

    public static void Plan(MiraklClientOptions options)
    {
        // snippet: mirakl plan
        var plan = CallPlan.Check(
        [
            CallSchedule.OfPages(MiraklOperations.GetOrders, TimeSpan.FromMinutes(5), items: 300, pageSize: 100),
            new CallSchedule(MiraklOperations.ImportStock, TimeSpan.FromMinutes(5)),
        ], options.ReadCallLimits());
        foreach (var mistake in plan.Mistakes)
            Console.WriteLine(mistake);                                         // what does not fit, and what would
        // end
    }
}
