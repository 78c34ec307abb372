using Connectors.Domain.Tables;
using Connectors.Flows.MarketplaceOrders;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows.Tests.DependencyInjection;

/// <summary>How hosts add order flows.</summary>
public sealed class MarketplaceOrdersRegistrationTests
{
    [Fact]
    public void Two_sections_are_two_instances_with_routes_and_choices_of_their_own()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Orders:Uk:Routes:0:Marketplace"] = "bq",
            ["Orders:Uk:Routes:0:Erp"] = "bc",
            ["Orders:Uk:Routes:0:Warehouse"] = "leeds",
            ["Orders:Uk:AcceptanceWindow"] = "1.00:00:00",
            ["Orders:France:Routes:0:Marketplace"] = "casto",
            ["Orders:France:Routes:0:Erp"] = "bc",
            ["Orders:France:Routes:0:Warehouse"] = "lille",
            ["Orders:France:AcceptanceWindow"] = "2.00:00:00",
        }).Build();
        using var services = new ServiceCollection()
            .AddSingleton<ITableSource>(new NoTables())
            .AddMarketplaceOrders(configuration.GetSection("Orders:Uk"))
            .AddMarketplaceOrders(configuration.GetSection("Orders:France"))
            .BuildServiceProvider();

        var instances = services.GetServices<OrderInstance>().Select(static i => (Assert.Single(i.Routes), i.Policy.AcceptanceWindow));

        Assert.Equal(
            [(new OrderRoute(new("bq"), new("bc"), new("leeds")), TimeSpan.FromDays(1)), (new OrderRoute(new("casto"), new("bc"), new("lille")), TimeSpan.FromDays(2))],
            instances);
    }

    private sealed class NoTables : ITableSource
    {
        public ITableSet Current => throw new InvalidOperationException("No order is worked on.");

        public IReadOnlyList<TableStatus> Statuses => [];

        public IDisposable OnChange(Action listener) => throw new InvalidOperationException("Nothing runs.");
    }
}
