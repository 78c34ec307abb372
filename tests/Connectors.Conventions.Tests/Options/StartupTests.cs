using Connectors.Http;
using Connectors.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Conventions.Tests.Options;

public sealed class StartupTests
{
    [Fact]
    public void All_mistakes_of_all_connections_are_told_together_by_section_and_key_without_a_stack_trace()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Shops:Leeds:PageSize"] = "many",
            ["Shops:Leeds:DefaultCurrency"] = "pounds",
            ["Shops:York:BaseAddress"] = "http://york.example.com/",
            ["Shops:York:ApiKey"] = "key-of-york",
            ["Erp:ClientId"] = "client",
            ["Warehouse:ChannelId"] = "0",
            ["Store:Path"] = " ",
            ["Flows:Concurrency"] = "0",
            ["Tables:MaxRows"] = "none",
            ["Own:Least"] = "0",
        }).Build();
        var services = new ServiceCollection();
        services.AddMiraklClient("leeds", settings.GetSection("Shops:Leeds"));
        services.AddMiraklClient("york", settings.GetSection("Shops:York"));
        services.AddBusinessCentralClient("bc", settings.GetSection("Erp"));
        services.AddShipBobClient("warehouse", settings.GetSection("Warehouse"));
        services.AddSqliteFlowStore(settings.GetSection("Store"));
        services.AddConnectorFlows(settings.GetSection("Flows"));
        services.AddConnectorTables(settings.GetSection("Tables"));
        services.AddOptions<OwnOptions>().Bind(settings.GetSection("Own")).Validate(static o => o.Least > 0, "Own:Least must be above zero.").ValidateOnStart();
        using var provider = services.BuildServiceProvider();

        var refused = Assert.Throws<ConnectorOptionsException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        string[] keys =
        [
            "Shops:Leeds:PageSize", "Shops:Leeds:DefaultCurrency", "Shops:Leeds:BaseAddress", "Shops:Leeds:ApiKey", "Shops:York:BaseAddress", "Erp:TenantId",
            "Erp:BaseAddress", "Erp:CompanyName", "Erp:ClientSecret", "Warehouse:ChannelId", "Warehouse:Token", "Store:Path", "Flows:Concurrency", "Tables:MaxRows", "Own:Least",
        ];
        Assert.Equal(keys.Order(), refused.Failures.Select(static f => f[..f.IndexOf(' ', StringComparison.Ordinal)]).Order());
        Assert.All(refused.Failures, f => Assert.Contains(f, refused.Message, StringComparison.Ordinal));
        Assert.Equal(refused.Message, refused.ToString());
        Assert.DoesNotContain("   at ", refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("key-of-york", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_in_routes_that_nobody_registered_are_told_together_with_every_other_mistake()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Shops:Leeds:BaseAddress"] = "https://leeds.example.com/",
            ["Erp:ClientId"] = "client",
            ["Orders:Uk:Routes:0:Marketplace"] = "leeds",
            ["Orders:Uk:Routes:0:Erp"] = "bc",
            ["Orders:Uk:Routes:0:Warehouse"] = "warehouse",
            ["Orders:Ireland:Routes:0:Marketplace"] = "leeds",
            ["Orders:Ireland:Routes:0:Erp"] = "erp",
            ["Orders:Ireland:Routes:0:Warehouse"] = "",
        }).Build();
        var services = new ServiceCollection();
        services.AddMiraklClient("leeds", settings.GetSection("Shops:Leeds"));
        services.AddMiraklMarketplace("leeds");
        services.AddBusinessCentralErp("bc");
        services.AddMarketplaceOrders(settings.GetSection("Orders:Uk"));
        services.AddMarketplaceOrders(settings.GetSection("Orders:Ireland"));
        using var provider = services.BuildServiceProvider();

        var refused = Assert.Throws<ConnectorOptionsException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal(
            [
                "Orders:Ireland:Routes:0:Warehouse must be the name of a connection, without a colon.",
                "Orders:Uk:Routes:0:Warehouse names 'warehouse', but no warehouse is registered under that name; none is registered.",
                "Shops:Leeds:ApiKey is missing.",
            ],
            refused.Failures.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_host_without_mistakes_starts()
    {
        using var provider = new ServiceCollection().AddConnectorTables(static options => options.CheckEvery = TimeSpan.Zero)
            .AddShipBobClient("warehouse", static options => (options.Token, options.ChannelId) = ("t", 1)).Services.BuildServiceProvider();

        provider.GetRequiredService<IStartupValidator>().Validate();

        Assert.NotNull(provider.GetRequiredService<MappingTables>());
    }

    private sealed class OwnOptions
    {
        public int Least { get; set; } = 1;
    }
}
