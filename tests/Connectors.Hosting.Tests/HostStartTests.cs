using Connectors.Http;
using Connectors.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connectors.Hosting.Tests;

/// <summary>A host that cannot start says all that is wrong with it, on lines that name section and key, and ends in one exception.</summary>
public sealed class HostStartTests : IDisposable
{
    private const string Offers = "marketplace,offer_id,shop_sku,sku,unit\n";

    private readonly TemporaryFolder _tables = new();
    private readonly Dictionary<string, string?> _settings = new()
    {
        ["Mirakl:BaseAddress"] = "https://shop.example/",
        ["Mirakl:ApiKey"] = "key",
        ["Orders:Routes:0:Marketplace"] = "bq",
        ["Orders:Routes:0:Erp"] = "bc",
        ["Orders:Routes:0:Warehouse"] = "shipbob",
        ["Store:Path"] = "connectors.db",
        ["Tables:CheckEvery"] = "00:00:00",
    };

    public void Dispose() => _tables.Dispose();

    [Fact]
    public async Task Routes_tables_store_and_connections_are_told_together()
    {
        _settings["Mirakl:ApiKey"] = null;
        _settings["Orders:Routes:0:Marketplace"] = "b-q";
        _settings["Store:Path"] = " ";
        _settings["Health:PingAfter"] = "-00:00:01";
        await File.WriteAllTextAsync(_tables.In("units.csv"), "sku,unit,base_units,is_base\nTAP-01,EA,one,true\n");

        var refused = await Assert.ThrowsAsync<ConnectorOptionsException>(() => StartAsync());

        Assert.Collection(
            refused.Failures.Order(StringComparer.Ordinal),
            static f => Assert.Contains("units.csv:2: base_units", f, StringComparison.Ordinal),
            static f => Assert.Equal("Health:PingAfter must not be negative; zero switches it off.", f),
            static f => Assert.Equal("Mirakl:ApiKey is missing.", f),
            static f => Assert.Equal("Orders:Routes:0:Erp names 'bc', but no ERP is registered under that name; none is registered.", f),
            static f => Assert.Equal("Orders:Routes:0:Marketplace names 'b-q', but no marketplace is registered under that name; registered is 'bq'.", f),
            static f => Assert.Equal("Orders:Routes:0:Warehouse names 'shipbob', but no warehouse is registered under that name; registered is 'warehouse'.", f),
            static f => Assert.Equal("Store:Path is missing.", f));
        Assert.DoesNotContain("   at ", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_without_clients_ends_in_one_exception_too()
    {
        _settings["Flows:Concurrency"] = "0";
        await File.WriteAllTextAsync(_tables.In("units.csv"), "sku,unit,base_units,is_base\nTAP-01,EA,one,true\n");

        var refused = await Assert.ThrowsAnyAsync<OptionsValidationException>(() => StartAsync(withClients: false));

        Assert.StartsWith($"The configuration has 5 mistakes:{Environment.NewLine}  ", refused.ToString(), StringComparison.Ordinal);
        Assert.Equal(5, refused.Failures.Count());
        Assert.Contains("Flows:Concurrency must be at least 1.", refused.Failures);
        Assert.DoesNotContain("   at ", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b&q", true)]
    [InlineData("bq", false)]
    public async Task A_name_in_a_table_that_is_spelt_otherwise_than_in_its_route_is_a_mistake(string name, bool isRefused)
    {
        await File.WriteAllTextAsync(_tables.In("offers.csv"), $"{Offers}{name},1,TAP-01,TAP-01,EA\nleroy,1,TAP-01,TAP-01,EA\n");

        var refused = await Assert.ThrowsAsync<ConnectorOptionsException>(() => StartAsync());

        const string Said = "marketplace-orders:Tables:offers has no row for 'bq', which Orders:Routes:0:Marketplace names, but rows for 'b&q', 'leroy', which no route does. Spell the names alike.";
        Assert.Equal(isRefused, refused.Failures.Contains(Said));
        Assert.Equal(isRefused ? 3 : 2, refused.Failures.Count()); // beside the ERP and the warehouse, which are not there
    }

    [Theory]
    [InlineData("leroy", false)]
    [InlineData("b-uk", true)]
    public async Task A_marketplace_without_rows_yet_beside_one_that_has_some_is_a_mistake_only_where_a_name_begins_alike(string other, bool isRefused)
    {
        (_settings["Orders:Routes:1:Marketplace"], _settings["Orders:Routes:1:Erp"], _settings["Orders:Routes:1:Warehouse"]) = ("b", "bc", "warehouse");
        await File.WriteAllTextAsync(_tables.In("offers.csv"), $"{Offers}bq,1,TAP-01,TAP-01,EA\n{other},1,TAP-01,TAP-01,EA\n");

        var refused = await Assert.ThrowsAsync<ConnectorOptionsException>(() => StartAsync());

        Assert.Equal(isRefused, refused.Failures.Any(f => f.Contains($"rows for '{other}'", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_table_that_is_empty_yet_is_no_mistake()
    {
        await File.WriteAllTextAsync(_tables.In("offers.csv"), Offers);

        Assert.DoesNotContain((await Assert.ThrowsAsync<ConnectorOptionsException>(() => StartAsync())).Failures, static f => f.Contains("Tables", StringComparison.Ordinal));
    }

    private async Task StartAsync(bool withClients = true)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(_settings);
        builder.Logging.ClearProviders();
        var (services, settings) = (builder.Services, builder.Configuration);
        if (withClients)
        {
            services.AddMiraklClient("bq", settings.GetSection("Mirakl"));
            services.AddMiraklMarketplace("bq");
            services.AddShipBobWarehouse("warehouse");
            services.AddHealthChecks().AddConnectors(settings.GetSection("Health"));
        }

        services.AddConnectorTables(settings.GetSection("Tables"), options => options.Folder = _tables.Path);
        services.AddSqliteFlowStore(settings.GetSection("Store"));
        services.AddConnectorFlows(settings.GetSection("Flows"));
        services.AddMarketplaceOrders(settings.GetSection("Orders"));
        services.AddConnectorFlowHost();
        using var host = builder.Build();
        await host.StartAsync();
    }
}
