using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Simulators;
using Connectors.Simulators.Time;
using Connectors.Tests.Shared;

namespace Connectors.EndToEnd.Tests;

/// <summary>The sample with real systems: the example of its settings runs, and what is wrong in a copy is told by section and key.</summary>
public sealed partial class SampleSettingsTests
{
    private static readonly string Samples = Path.Combine(Repository.Root, "samples");

    [UnixFact]
    public async Task A_copy_of_the_example_with_the_systems_of_its_owner_works_on_orders_until_it_is_stopped()
    {
        using var folder = new TemporaryFolder();

        // The worker lives in real time and asks once; the minute and a half in which the marketplace checks an order are over by then.
        var now = TimeProvider.System.GetUtcNow();
        var clock = new AcceleratedClock(now - TimeSpan.FromMinutes(5), now, 400m);
        await using var world = await SimulatedWorld.StartAsync(new SimulationOptions { Clock = clock, Orders = 3, TradingWindow = TimeSpan.FromSeconds(1) });
        var systems = world.Describe();
        Copy(folder, settings =>
        {
            settings["Mirakl"]!["BaseAddress"] = systems.MiraklAddress.ToString();
            var erp = settings["BusinessCentral"]!;
            (erp["BaseAddress"], erp["TokenAddress"]) = (systems.BusinessCentralAddress.ToString(), systems.EntraTokenAddress.ToString());
            (erp["TenantId"], erp["Environment"], erp["CompanyName"], erp["ClientId"], erp["ShippingItem"]) = (systems.TenantId, systems.Environment, systems.CompanyName, systems.ClientId, systems.DeliveryItem);
            (settings["ShipBob"]!["BaseAddress"], settings["ShipBob"]!["ChannelId"]) = (systems.ShipBobAddress.ToString(), systems.ShipBobChannelId);
        });
        foreach (var (file, content) in new Dictionary<string, string>
        {
            ["offers"] = world.Tables.Offers, ["units"] = world.Tables.Units, ["unit-aliases"] = world.Tables.UnitAliases, ["kits"] = world.Tables.Kits, ["customers"] = world.Tables.Customers,
            ["taxes"] = world.Tables.Taxes, ["carriers"] = world.Tables.Carriers, ["delivery-services"] = world.Tables.DeliveryServices, ["safety-stock"] = world.Tables.SafetyStock,
        })
            await File.WriteAllTextAsync(folder.In($"tables/bq-uk/{file}.csv"), Marketplace().Replace(content, "bq-uk"));
        foreach (var file in (string[])["carrier-policies", "carrier-aliases", "order-quantities", "list-prices", "prices", "stock-peaks", "velocity-classes", "velocity-settings"])
            File.Delete(folder.In($"tables/bq-uk/{file}.csv"));

        using var worker = Child.StartWith(
            Secrets(systems.MiraklApiKey, systems.ClientSecret, systems.ShipBobToken), "OrderToCash", "--settings", folder.In("OrderToCash/settings.json"), "--store", $"sqlite:{folder.In("flows.db")}", "--report", folder.In("report.json"));
        await Child.UntilAsync(async () => (await world.CheckAsync()).Accepted == 3, [worker]);
        worker.Stop();
        var (code, output, error) = await worker.FinishAsync();

        Assert.True(code == 0, error + output);
        Assert.Contains("The day in figures", output, StringComparison.Ordinal);
        Assert.Equal(3, JsonNode.Parse(await File.ReadAllTextAsync(folder.In("report.json")))!["orders"]!["accepted"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("Mirakl", "BaseAddress", "ftp://marketplace.example.com/", "BaseAddress")]
    [InlineData("BusinessCentral", "TenantId", "", "TenantId")]
    [InlineData("BusinessCentral", "ShippingItem", "", "BusinessCentral:ShippingItem")]
    [InlineData("ShipBob", "ChannelId", "many", "ChannelId")]
    [InlineData("Tables", "Folder", "nowhere", "Tables:Folder")]
    public async Task A_mistake_is_told_by_section_and_key(string section, string key, string value, string expected)
    {
        using var folder = new TemporaryFolder();
        Copy(folder, settings => settings[section]![key] = value);

        var (code, error) = await RunAsync(folder, Secrets("key", "secret", "token"));

        Assert.Equal(2, code);
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Contains(section, line, StringComparison.Ordinal));
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.In("flows.db")));
    }

    [Fact]
    public async Task Secrets_that_are_missing_are_all_told_at_once()
    {
        using var folder = new TemporaryFolder();
        Copy(folder, static _ => { });

        var (code, error) = await RunAsync(folder, new Dictionary<string, string>());

        Assert.Equal(2, code);
        Assert.All((string[])["Mirakl:ApiKey", "BusinessCentral:ClientSecret", "ShipBob:Token"], secret => Assert.Contains(secret, error, StringComparison.Ordinal));
    }

    /// <summary>Both as they lie in the repository, which is how somebody begins.</summary>
    private static void Copy(TemporaryFolder folder, Action<JsonNode> change)
    {
        Directory.CreateDirectory(folder.In("OrderToCash"));
        Directory.CreateDirectory(folder.In("tables/bq-uk"));
        foreach (var table in Directory.EnumerateFiles(Path.Combine(Samples, "tables", "bq-uk"), "*.csv"))
            File.Copy(table, folder.In($"tables/bq-uk/{Path.GetFileName(table)}"));
        var settings = JsonNode.Parse(File.ReadAllText(Path.Combine(Samples, "OrderToCash", "settings.example.json")), documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!;
        change(settings);
        File.WriteAllText(folder.In("OrderToCash/settings.json"), settings.ToJsonString());
    }

    private static async Task<(int Code, string Error)> RunAsync(TemporaryFolder folder, IReadOnlyDictionary<string, string> secrets)
    {
        using var child = Child.StartWith(secrets, "OrderToCash", "--settings", folder.In("OrderToCash/settings.json"), "--store", $"sqlite:{folder.In("flows.db")}");
        var (code, _, error) = await child.FinishAsync();
        return (code, error);
    }

    private static Dictionary<string, string> Secrets(string marketplace, string erp, string warehouse) =>
        new() { ["CONNECTORS_Mirakl__ApiKey"] = marketplace, ["CONNECTORS_BusinessCentral__ClientSecret"] = erp, ["CONNECTORS_ShipBob__Token"] = warehouse };

    [GeneratedRegex("\\bbq\\b")]
    private static partial Regex Marketplace();
}
