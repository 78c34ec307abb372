using Connectors.Domain.Documents;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Http;
using Connectors.Simulators;
using Connectors.Simulators.Shopify;
using Connectors.Simulators.Time;
using Connectors.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace OrderToCash;

/// <summary>Wires the clients to a simulated world.</summary>
internal static class SimulatedSystems
{
    /// <summary>On the worst of the simulated days what was made is missing from lists for 20 minutes: sooner, "absent" proves nothing.</summary>
    private static readonly TimeSpan ShownWithin = TimeSpan.FromMinutes(30);

    public static void Add(IServiceCollection services, WorldDescriptor world, TimeProvider time)
    {
        // Vendors count calls on the simulated clock, so we do too, and what clients keep grows old on it; time-outs of single calls run on the real one.
        var waitless = time is VirtualClock day ? new WaitlessClock(day) : time;
        services.AddSingleton(new CallBudgets(waitless));
        services.AddSingleton(waitless);
        services.AddMiraklClient("bq", options =>
        {
            options.BaseAddress = world.MiraklAddress;
            options.ApiKey = world.MiraklApiKey;
            options.StillWorkingFor = ShownWithin;
            Hasten(options.Resilience);
        });

        services.AddMiraklMarketplace("bq");
        services.AddBusinessCentralClient("bc", options =>
        {
            options.BaseAddress = world.BusinessCentralAddress;
            options.TokenAddress = world.EntraTokenAddress;
            options.TenantId = world.TenantId;
            options.Environment = world.Environment;
            options.CompanyName = world.CompanyName;
            options.CompanionRoute = world.CompanionRoute;
            options.ClientId = world.ClientId;
            options.ClientSecret = world.ClientSecret;
            Hasten(options.Resilience);
        });

        services.AddBusinessCentralErp(
            "bc",
            null,
            options =>
            {
                options.Charges[nameof(ChargeKind.Shipping)] = new BusinessCentralCharge(SalesLineType.Item, world.DeliveryItem);
                options.Charges[nameof(ChargeKind.Fee)] = new BusinessCentralCharge(SalesLineType.Account, world.FeeAccount);
            },
            static sp => unit => sp.GetRequiredService<MappingTables>().Current.Units.VendorText("business-central", unit));
        services.AddBusinessCentralFinance("bc", options => (options.Journal, options.Currency) = (world.SettlementJournal, "GBP"));
        services.AddShipBobClient("shipbob", options =>
        {
            options.BaseAddress = world.ShipBobAddress;
            options.Token = world.ShipBobToken;
            options.ChannelId = world.ShipBobChannelId;
            Hasten(options.Resilience);
        });
        services.AddShipBobWarehouse("shipbob", static options => options.StillWorkingFor = ShownWithin);
    }

    /// <summary>Wires the clients of the store that businesses order from, and of what they owe.</summary>
    public static void AddStore(IServiceCollection services, SimulatedShop shop)
    {
        services.AddShopifyClient("trade", options =>
        {
            (options.BaseAddress, options.AccessToken) = (shop.Address, shop.AccessToken);
            Hasten(options.Resilience);

            // What one poll asks for may cost more points than the store has at once; they come back within seconds.
            options.Resilience.MaxBudgetWait = TimeSpan.FromSeconds(10);
        });
        services.AddShopifyStorefront("trade");
        services.AddShopifyB2B("trade", static options => options.LocationId = "gid://shopify/Location/1");
        services.AddBusinessCentralReceivables("bc");
    }

    /// <summary>A simulated day passes in seconds: what cannot be had at once is left to the engine, which waits in simulated time.</summary>
    private static void Hasten(ConnectorResilienceOptions resilience)
    {
        resilience.AttemptTimeout = TimeSpan.FromSeconds(2);
        resilience.TotalTimeout = TimeSpan.FromSeconds(4);
        resilience.BaseDelay = TimeSpan.FromMilliseconds(5);
        resilience.MaxDelay = TimeSpan.FromMilliseconds(50);
        resilience.BreakDuration = TimeSpan.FromMilliseconds(600);
        resilience.MaxBudgetWait = TimeSpan.Zero;
    }
}
